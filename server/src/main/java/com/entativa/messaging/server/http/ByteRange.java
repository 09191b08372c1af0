package com.entativa.messaging.server.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which bytes a `Range` header asks for (RFC 9110 §14). Several ranges, other units and what cannot be read are passed
/// over: the whole is a right answer to them.
sealed interface ByteRange {
    record Whole() implements ByteRange {}

    record Part(long from, long length) implements ByteRange {}

    record Unsatisfiable() implements ByteRange {}

    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static ByteRange of(String header, long size) {
        Matcher range = ONE.matcher(header.strip());
        if (!range.matches()) return new Whole();
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty()) return last.isEmpty() ? new Whole() : suffix(Long.parseLong(last), size);
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        if (!last.isEmpty() && Long.parseLong(last) < from) return new Whole();
        return from >= size ? new Unsatisfiable() : new Part(from, to - from + 1);
    }

    private static ByteRange suffix(long wanted, long size) {
        if (wanted == 0) return new Unsatisfiable();
        long length = Math.min(wanted, size);
        return new Part(size - length, length);
    }
}
