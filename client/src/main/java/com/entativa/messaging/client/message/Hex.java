package com.entativa.messaging.client.message;

/// Bytes as small hexadecimal digits; `java.util.HexFormat` is not to be had in browsers.
public final class Hex {
    static final String DIGITS = "0123456789abcdef";

    private Hex() {}

    public static String of(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) text.append(DIGITS.charAt(b >> 4 & 15)).append(DIGITS.charAt(b & 15));
        return text.toString();
    }
}
