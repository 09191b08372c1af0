package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/// Bytes as the tool writes them: lower-case hex. Reading throws `Json.Mismatch` with the field's name.
final class Hex {
    private static final HexFormat HEX = HexFormat.of();

    private Hex() {}

    static String of(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    static String of(Secret32 secret) {
        return of(secret.expose());
    }

    static byte[] bytes(Json.Obj in, String name) {
        return bytes(in.text(name), name);
    }

    static byte[] bytes(Json.Obj in, String name, int length) {
        byte[] bytes = bytes(in, name);
        if (bytes.length != length) throw new Json.Mismatch(name + " is not of " + length + " bytes");
        return bytes;
    }

    static Secret32 secret(Json.Obj in, String name) {
        return Secret32.own(bytes(in, name, Secret32.LENGTH));
    }

    /// An element of a list or a map that `name` names.
    static Secret32 secret(Json value, String name) {
        if (!(value instanceof Json.Text(String text)))
            throw new Json.Mismatch(name + " has an element that is no text");
        byte[] bytes = bytes(text, name);
        if (bytes.length != Secret32.LENGTH) throw new Json.Mismatch(name + " has an element not of 32 bytes");
        return Secret32.own(bytes);
    }

    /// A public key in its role, from 33 bytes.
    static <K> K key(Json.Obj in, String name, Function<byte[], Optional<K>> decode) {
        return decode.apply(bytes(in, name)).orElseThrow(() -> new Json.Mismatch(name + " is no public key"));
    }

    private static byte[] bytes(String text, String name) {
        try {
            return HEX.parseHex(text);
        } catch (IllegalArgumentException _) {
            throw new Json.Mismatch(name + " is not hex");
        }
    }
}
