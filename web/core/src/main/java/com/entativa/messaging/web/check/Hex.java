package com.entativa.messaging.web.check;

import com.entativa.messaging.api.json.Json;

/// Bytes of the vector files. `java.util.HexFormat` is not in the browser.
final class Hex {
    private Hex() {}

    static byte[] bytes(Json.Obj in, String name) {
        return bytes(in.at(name));
    }

    static byte[] bytes(Json value) {
        if (!(value instanceof Json.Text(String hex))) throw new IllegalArgumentException("hex is not text");
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] =
                    (byte) (Character.digit(hex.charAt(2 * i), 16) << 4 | Character.digit(hex.charAt(2 * i + 1), 16));
        }
        return bytes;
    }
}
