package com.entativa.messaging.cli;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/// A QR code for a terminal: two rows of it a line, by half blocks, light on dark whatever the terminal's colours.
final class TerminalQr {
    private static final int QUIET = 4;
    private static final String WHITE_ON_BLACK = "\u001b[97;40m";
    private static final String RESET = "\u001b[0m";

    private TerminalQr() {}

    static String of(String text) {
        try {
            return drawn(Encoder.encode(text, ErrorCorrectionLevel.L).getMatrix());
        } catch (WriterException e) {
            throw new IllegalStateException("a code of " + text.length() + " characters fits no QR code", e);
        }
    }

    private static String drawn(ByteMatrix dots) {
        StringBuilder lines = new StringBuilder();
        for (int y = -QUIET; y < dots.getHeight() + QUIET; y += 2) {
            lines.append(WHITE_ON_BLACK);
            for (int x = -QUIET; x < dots.getWidth() + QUIET; x++) {
                boolean above = isLight(dots, x, y);
                boolean below = isLight(dots, x, y + 1);
                lines.append(above ? (below ? '█' : '▀') : (below ? '▄' : ' '));
            }
            lines.append(RESET).append('\n');
        }
        return lines.toString();
    }

    private static boolean isLight(ByteMatrix dots, int x, int y) {
        boolean inside = x >= 0 && y >= 0 && x < dots.getWidth() && y < dots.getHeight();
        return !inside || dots.get(x, y) == 0;
    }
}
