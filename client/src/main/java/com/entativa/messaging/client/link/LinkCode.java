package com.entativa.messaging.client.link;

import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Base64;
import java.util.Optional;

/// What a new device shows: where to reach it, the key to seal to, and what it commits to before anybody answered.
/// `version u8 ‖ address 32 ‖ key 32 ‖ commitment 16`, as base32 without padding: short as a QR code, and hard to
/// mistype. L-1
public record LinkCode(Bytes32 address, BaseKey key, Octets commitment) {
    static final int COMMITMENT_LENGTH = 16;
    private static final int VERSION = 1;
    private static final int LENGTH = 1 + 2 * Bytes32.LENGTH + COMMITMENT_LENGTH;
    private static final int GROUP = 5;

    /// Crockford's: no I, L, O or U.
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// As a QR code holds it.
    public String text() {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte each : encoded()) {
            bits = (bits << 8 | each & 0xff) & 0xfff;
            for (held += 8; held >= 5; held -= 5) text.append(ALPHABET.charAt(bits >> (held - 5) & 31));
        }
        return held == 0
                ? text.toString()
                : text.append(ALPHABET.charAt(bits << (5 - held) & 31)).toString();
    }

    /// As people copy it: in groups.
    public String grouped() {
        String text = text();
        StringBuilder grouped = new StringBuilder();
        for (int at = 0; at < text.length(); at += GROUP) {
            if (at > 0) grouped.append('-');
            grouped.append(text, at, Math.min(text.length(), at + GROUP));
        }
        return grouped.toString();
    }

    /// Takes it with or without its dashes, in either case. Empty when it is no code.
    public static Optional<LinkCode> parse(String text) {
        byte[] bytes = new byte[LENGTH];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '-' || letter == ' ' || letter == '\n') continue;
            int digit = digit(letter);
            if (digit < 0) return Optional.empty();
            bits = (bits << 5 | digit) & 0xfff;
            held += 5;
            if (held < 8) continue;
            if (at == LENGTH) return Optional.empty();
            held -= 8;
            bytes[at++] = (byte) (bits >> held);
        }
        boolean isWhole = at == LENGTH && held < 5 && (bits & (1 << held) - 1) == 0;
        return isWhole ? read(bytes) : Optional.empty();
    }

    private static int digit(char letter) {
        return switch (letter) {
            case 'o', 'O' -> 0;
            case 'i', 'I', 'l', 'L' -> 1;
            default -> ALPHABET.indexOf(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
        };
    }

    private static Optional<LinkCode> read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != VERSION) return Optional.empty();
        Bytes32 address = Bytes32.copyOf(in.bytes(Bytes32.LENGTH));
        Bytes32 u = Bytes32.copyOf(in.bytes(Bytes32.LENGTH));
        Octets commitment = Octets.copyOf(in.bytes(COMMITMENT_LENGTH));
        boolean isKey = PublicKey.isCanonical(u);
        return isKey ? Optional.of(new LinkCode(address, new BaseKey(u), commitment)) : Optional.empty();
    }

    byte[] encoded() {
        return new ByteWriter()
                .u8(VERSION)
                .bytes(address.toArray())
                .bytes(key.u().toArray())
                .bytes(commitment.toArray())
                .finish();
    }

    /// As the relay names the mailbox.
    public String mailbox() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(address.toArray());
    }

    /// Who has the code can answer it.
    @Override
    public String toString() {
        return "LinkCode[" + address + "]";
    }
}
