package com.entativa.messaging.client.link;

import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// What the two devices say before the handover, as bytes. L-3
final class Greeting {
    /// A device's name, as a person gave it.
    static final int MAX_NAME_BYTES = 200;

    private static final int VERSION = 1;
    private static final byte[] NO_NONCE = new byte[0];

    private Greeting() {}

    /// The new device's answer.
    record Answer(Bytes32 nonce, String deviceName) {}

    /// `version u8 ‖ key 32 ‖ sealed username`.
    static byte[] write(Pairing pairing, BaseKey ours, String username) {
        byte[] sealed = pairing.seal(Pairing.Purpose.GREETING, NO_NONCE, username.getBytes(StandardCharsets.UTF_8));
        return new ByteWriter()
                .u8(VERSION)
                .bytes(ours.u().toArray())
                .bytes(sealed)
                .finish();
    }

    /// The approving device's key; empty when it is none.
    static Optional<BaseKey> key(byte[] greeting) {
        if (greeting.length < 1 + Bytes32.LENGTH || greeting[0] != VERSION) return Optional.empty();
        Bytes32 u = Bytes32.copyOf(greeting, 1);
        return PublicKey.isCanonical(u) ? Optional.of(new BaseKey(u)) : Optional.empty();
    }

    /// The account that greets; empty when it was not sealed by the greeting's key.
    static Optional<String> username(Pairing pairing, byte[] greeting) {
        byte[] sealed = Arrays.copyOfRange(greeting, 1 + Bytes32.LENGTH, greeting.length);
        return pairing.open(Pairing.Purpose.GREETING, NO_NONCE, sealed)
                .map(name -> new String(name, StandardCharsets.UTF_8));
    }

    /// `nonce 32 ‖ name`, sealed.
    static byte[] answer(Pairing pairing, Answer answer) {
        byte[] words = new ByteWriter()
                .bytes(answer.nonce.toArray())
                .sized(answer.deviceName.getBytes(StandardCharsets.UTF_8))
                .finish();
        return pairing.seal(Pairing.Purpose.ANSWER, NO_NONCE, words);
    }

    static Optional<Answer> answer(Pairing pairing, byte[] sealed) {
        return pairing.open(Pairing.Purpose.ANSWER, NO_NONCE, sealed).flatMap(Greeting::read);
    }

    private static Optional<Answer> read(byte[] words) {
        try {
            ByteReader in = new ByteReader(words);
            Bytes32 nonce = Bytes32.copyOf(in.bytes(Bytes32.LENGTH));
            String name = new String(in.sized(MAX_NAME_BYTES), StandardCharsets.UTF_8);
            in.end();
            return Optional.of(new Answer(nonce, name));
        } catch (ByteReader.Malformed _) {
            return Optional.empty();
        }
    }

    /// Cut to what fits, at a character.
    static String fitting(String name) {
        String fitting = name.strip();
        while (fitting.getBytes(StandardCharsets.UTF_8).length > MAX_NAME_BYTES) {
            fitting = fitting.substring(0, fitting.offsetByCodePoints(fitting.length(), -1));
        }
        return fitting;
    }
}
