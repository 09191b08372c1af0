package com.entativa.messaging.client.sync;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.fake.FakeRelay;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.senderkey.SenderKeyId;
import com.entativa.messaging.protocol.senderkey.SenderKeyMessage;
import com.entativa.messaging.protocol.wire.PreKeyMessage;
import com.entativa.messaging.protocol.wire.RatchetMessage;
import com.entativa.messaging.protocol.wire.RatchetMessage.RatchetHeader;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// What the relay can tell of the ciphertexts it saw.
final class Ciphertexts {
    private sealed interface Counter {
        record Apart(DeviceAddress from, RatchetHeader header) implements Counter {}

        record Shared(SenderKeyId key, int iteration) implements Counter {}
    }

    private Ciphertexts() {}

    /// R1.1: two under one key of the chain would give both away.
    static void neverShareACounter(FakeRelay relay) {
        Map<Counter, ByteBuffer> seen = new HashMap<>();
        for (FakeRelay.Seen each : relay.seen) {
            for (Envelope envelope : each.submission().envelopes()) {
                if (envelope.content()[0] == SenderKeyMessage.VERSION) {
                    SenderKeyMessage shared =
                            SenderKeyMessage.parse(envelope.content()).orElseThrow();
                    note(seen, new Counter.Shared(shared.id(), shared.iteration()), shared.encoded());
                } else {
                    RatchetMessage message = ratchetMessage(envelope.content());
                    note(seen, new Counter.Apart(each.from(), message.header()), message.encoded());
                }
            }
        }
    }

    private static void note(Map<Counter, ByteBuffer> seen, Counter counter, byte[] message) {
        ByteBuffer bytes = ByteBuffer.wrap(message);
        ByteBuffer before = seen.put(counter, bytes);
        Books.hold(before == null || before.equals(bytes), "one ciphertext under one counter");
    }

    private static RatchetMessage ratchetMessage(byte[] content) {
        Suite suite = Suite.ofHeader(content[0]).orElseThrow();
        byte[] inner = content[0] == suite.preKeyVersion()
                ? PreKeyMessage.parse(content[0], content).orElseThrow().ratchetMessage()
                : content;
        return RatchetMessage.parse(inner[0], inner).orElseThrow();
    }
}
