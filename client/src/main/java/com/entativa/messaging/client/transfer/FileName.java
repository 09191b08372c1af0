package com.entativa.messaging.client.transfer;

import com.entativa.messaging.client.message.PlainText;

/// A foreign name as that of a file: no path, nothing hidden.
public final class FileName {
    private static final int LONGEST = 100;

    private FileName() {}

    public static String of(String foreign) {
        StringBuilder name = new StringBuilder();
        PlainText.name(foreign).codePoints().limit(LONGEST).forEach(c -> {
            boolean isSafe = Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == ' ';
            name.appendCodePoint(isSafe ? c : '_');
        });
        return name.isEmpty() ? "file" : name.toString();
    }
}
