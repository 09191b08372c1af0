package com.entativa.messaging.protocol.senderkey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;

/// Makes the file of vectors with {@link SenderKeyReference} alone, the same in every run.
final class SenderKeyVectors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Random random = new Random(1013);

    JsonNode make() throws GeneralSecurityException {
        ObjectNode file = JSON.createObjectNode();
        file.put("source", "made by SenderKeyReference (the JDK's cryptography alone) from docs/spec/protocol.md; hex");
        ArrayNode senders = file.putArray("senders");
        for (int start : new int[] {0, 0, 7, 511}) {
            SenderKeyReference reference = reference();
            ObjectNode sender = of(reference, start);
            sender.put("record", hex(record(reference, start)));
            ArrayNode messages = sender.putArray("messages");
            for (int i = 0; i < 3; i++) {
                byte[] plaintext = bytes(i * 53);
                messages.addObject()
                        .put("plaintext", hex(plaintext))
                        .put("message", hex(reference.message(start + i, plaintext)));
            }
            senders.add(sender);
        }
        refused(file.putArray("refused"));
        return file;
    }

    private void refused(ArrayNode cases) throws GeneralSecurityException {
        SenderKeyReference a = reference();
        SenderKeyReference other = reference();
        SenderKeyReference forger = new SenderKeyReference(a.group(), a.sender(), a.id(), a.chainKey(), other.seed());
        SenderKeyReference elsewhere =
                new SenderKeyReference(other.group(), a.sender(), a.id(), a.chainKey(), a.seed());
        SenderKeyReference posing = new SenderKeyReference(a.group(), other.sender(), a.id(), a.chainKey(), a.seed());
        byte[] text = bytes(40);
        byte[] good = a.message(3, text);

        add(cases, a, "another member's signature", "BAD_SIGNATURE", forger.message(3, text));
        add(cases, a, "signature damaged", "BAD_SIGNATURE", flipped(good, good.length - 1));
        add(cases, a, "ciphertext damaged", "BAD_SIGNATURE", flipped(good, 30));
        add(cases, a, "ciphertext damaged, then signed", "BAD_MAC", a.signed(flipped(a.unsigned(3, text), 30)));
        add(cases, a, "of another group", "BAD_MAC", elsewhere.message(3, text));
        add(cases, a, "of another sender", "BAD_MAC", posing.message(3, text));
        add(cases, a, "cut to its head", "MALFORMED", Arrays.copyOf(good, 136));
        add(cases, a, "of a key never given", "UNKNOWN_SENDER_KEY", other.message(0, text));
        add(cases, a, "one further than one may jump", "TOO_FAR_AHEAD", a.message(25_001, text));
        add(cases, a, "replayed", "DUPLICATE", good).putArray("read_before").add(hex(good));
    }

    private static ObjectNode add(
            ArrayNode cases, SenderKeyReference reference, String name, String reason, byte[] message)
            throws GeneralSecurityException {
        ObjectNode added =
                of(reference, 0).put("name", name).put("reason", reason).put("message", hex(message));
        added.putArray("read_before");
        cases.add(added);
        return added;
    }

    private static ObjectNode of(SenderKeyReference reference, int start) throws GeneralSecurityException {
        return JSON.createObjectNode()
                .put("group", hex(reference.group()))
                .put("sender", hex(reference.sender()))
                .put("distribution", hex(reference.distribution(start)));
    }

    /// The sender's own record: format 1 ‖ id ‖ next ‖ chain key ‖ seed ‖ public key ‖ since.
    private static byte[] record(SenderKeyReference reference, int start) throws GeneralSecurityException {
        return ByteBuffer.allocate(129)
                .put((byte) 1)
                .put(reference.id())
                .putInt(start)
                .put(reference.chainKeyAt(start))
                .put(reference.seed())
                .put(reference.publicKey())
                .putLong(1_800_000_000_000L)
                .array();
    }

    private SenderKeyReference reference() {
        byte[] id = bytes(20);
        id[16] &= 0x7f;
        return new SenderKeyReference(bytes(16), bytes(20), id, bytes(32), bytes(32));
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 1;
        return flipped;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
