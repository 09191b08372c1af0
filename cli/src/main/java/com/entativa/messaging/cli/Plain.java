package com.entativa.messaging.cli;

/// Other people's text on a terminal: no control character and no turning of direction reaches it.
final class Plain {
    private Plain() {}

    static String text(String foreign) {
        StringBuilder plain = new StringBuilder(foreign.length());
        foreign.codePoints().forEach(c -> {
            if (c == '\n') plain.append("\n         ");
            else if (c == '\t') plain.append(' ');
            else if (isShown(c)) plain.appendCodePoint(c);
            else plain.append('\ufffd');
        });
        return plain.toString();
    }

    private static boolean isShown(int c) {
        boolean turnsDirection = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
        return !Character.isISOControl(c) && !turnsDirection;
    }
}
