package com.entativa.messaging.system;

import java.util.List;
import java.util.regex.Pattern;

/// Finds in a log what must never stand there (R5.5): tokens, keys, signatures, ciphertext, password hashes,
/// passwords.
public final class LogCheck {
    private static final List<Pattern> FORBIDDEN = List.of(
            Pattern.compile("eyJ[A-Za-z0-9_-]{8,}"),
            Pattern.compile("Bearer "),
            Pattern.compile("(?<![A-Za-z0-9+/_.-])[A-Za-z0-9+/]{43,44}=?(?![A-Za-z0-9+/_.-])"),
            Pattern.compile("[A-Za-z0-9+/]{60,}={0,2}"),
            Pattern.compile("(?i)\\\\x[0-9a-f]{32,}"),
            Pattern.compile("\\$argon2"),
            Pattern.compile("correct horse"),
            Pattern.compile("password of "));

    private LogCheck() {}

    /// The lines that hold one of them, with the pattern's number; what matched is left out.
    public static List<String> findings(String log) {
        return log.lines()
                .flatMap(line -> FORBIDDEN.stream()
                        .filter(pattern -> pattern.matcher(line).find())
                        .map(pattern -> "pattern " + FORBIDDEN.indexOf(pattern) + ": "
                                + pattern.matcher(line).replaceAll("[removed]")))
                .toList();
    }
}
