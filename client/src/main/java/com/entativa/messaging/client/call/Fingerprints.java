package com.entativa.messaging.client.call;

import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.protocol.key.ConstantTime;
import java.util.Locale;

/// Holds a session description against the fingerprint that travelled sealed beside it: the media are encrypted to the
/// certificate of whoever sealed it, or there are none. C-A-2
final class Fingerprints {
    private static final String LINE = "a=fingerprint:";
    private static final String SHA_256 = "sha-256 ";
    private static final int LENGTH = 32;
    private static final String HEX = "0123456789abcdef";

    private Fingerprints() {}

    /// There is one, and all there are say the same.
    static boolean agree(String description, Octets fingerprint) {
        return fingerprint.length() == LENGTH && lines(description, fingerprint) > 0;
    }

    /// What is said later has none, or the same.
    static boolean disagree(String words, Octets fingerprint) {
        return lines(words, fingerprint) < 0;
    }

    /// How many lines have it; −1 when one has another.
    private static int lines(String text, Octets fingerprint) {
        int count = 0;
        for (int at = text.indexOf(LINE); at >= 0; at = text.indexOf(LINE, at + 1)) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '\r' && text.charAt(end) != '\n') end++;
            String value = text.substring(at + LINE.length(), end).strip();
            if (!isOf(value, fingerprint)) return -1;
            count++;
        }
        return count;
    }

    private static boolean isOf(String value, Octets fingerprint) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(SHA_256)) return false;
        String digits = lower.substring(SHA_256.length()).strip();
        if (digits.length() != LENGTH * 3 - 1) return false;
        byte[] read = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            int high = HEX.indexOf(digits.charAt(3 * i));
            int low = HEX.indexOf(digits.charAt(3 * i + 1));
            boolean parted = i == LENGTH - 1 || digits.charAt(3 * i + 2) == ':';
            if (high < 0 || low < 0 || !parted) return false;
            read[i] = (byte) (high << 4 | low);
        }
        return ConstantTime.equal(read, fingerprint.toArray());
    }
}
