package com.entativa.messaging.client.message;

/// Other people's texts and names for a screen: nothing in them steers it. What was sent stays as it is in the store;
/// this is only how it is shown.
/// - Controls become `\ufffd`, but line feeds and tabs in texts; in names these are spaces.
/// - Turns of direction that were begun are ended, ends without a beginning are left out: what follows is not turned.
/// - Other invisible characters that only deceive (word joiners and the like at the edges of a name) are left out.
public final class PlainText {
    private static final char REPLACEMENT = '\ufffd';
    private static final char POP_EMBEDDING = '\u202c';
    private static final char POP_ISOLATE = '\u2069';

    private PlainText() {}

    /// A text of several lines; every line ends the turns it began.
    public static String text(String foreign) {
        StringBuilder plain = new StringBuilder(foreign.length());
        Turns turns = new Turns(plain);
        foreign.codePoints().forEach(c -> {
            if (c == '\n') turns.endAll();
            if (c == '\n' || c == '\t') plain.append((char) c);
            else if (!turns.take(c)) plain.appendCodePoint(isControl(c) ? REPLACEMENT : c);
        });
        turns.endAll();
        return plain.toString();
    }

    /// A name on one line: no turns at all, nothing invisible, no space before or after.
    public static String name(String foreign) {
        StringBuilder plain = new StringBuilder(foreign.length());
        foreign.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029) plain.append(' ');
            else if (isControl(c)) plain.append(REPLACEMENT);
            else if (!isTurn(c) && !isInvisible(c)) plain.appendCodePoint(c);
        });
        return plain.toString().strip();
    }

    private static boolean isControl(int c) {
        boolean separates = c == 0x2028 || c == 0x2029;
        boolean isLoneSurrogate = c >= 0xd800 && c <= 0xdfff;
        return Character.isISOControl(c) || separates || isLoneSurrogate || c >= 0xfff9 && c <= 0xfffb;
    }

    private static boolean isTurn(int c) {
        return c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }

    /// Joiners (U+200C, U+200D) stay: scripts and emoji need them.
    private static boolean isInvisible(int c) {
        boolean isMark = c == 0x200b || c == 0x200e || c == 0x200f || c == 0x061c || c == 0x2060 || c == 0xfeff;
        return isMark || c == 0x00ad || c == 0x180e || c >= 0xe0000 && c <= 0xe001f;
    }

    /// Keeps what turns direction in pairs.
    private static final class Turns {
        private static final int MAX_DEPTH = 60;
        private final StringBuilder plain;
        private final StringBuilder open = new StringBuilder();

        Turns(StringBuilder plain) {
            this.plain = plain;
        }

        /// Whether it was one. Overrides (U+202D, U+202E) reverse letters and are never kept.
        boolean take(int c) {
            if (!isTurn(c)) return false;
            boolean isOverride = c == 0x202d || c == 0x202e;
            if (isOverride) return true;
            boolean isEnd = c == POP_EMBEDDING || c == POP_ISOLATE;
            if (isEnd) end((char) c);
            else if (open.length() < MAX_DEPTH) begin((char) c);
            return true;
        }

        private void begin(char turn) {
            plain.append(turn);
            open.append(turn >= '\u2066' ? POP_ISOLATE : POP_EMBEDDING);
        }

        private void end(char end) {
            int last = open.length() - 1;
            if (last < 0 || open.charAt(last) != end) return;
            plain.append(end);
            open.setLength(last);
        }

        void endAll() {
            for (int i = open.length() - 1; i >= 0; i--) plain.append(open.charAt(i));
            open.setLength(0);
        }
    }
}
