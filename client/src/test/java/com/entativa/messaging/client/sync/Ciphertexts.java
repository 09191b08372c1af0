package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.fake.FakeRelay;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.wire.PreKeyMessage;
import com.entativa.messaging.protocol.wire.RatchetMessage;
import com.entativa.messaging.protocol.wire.RatchetMessage.RatchetHeader;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/// What the relay can tell of the ciphertexts it saw.
final class Ciphertexts {
    private record Counter(DeviceAddress from, RatchetHeader header) {}

    private Ciphertexts() {}

    /// R1.1: two under one key of the chain would give both away.
    static void neverShareACounter(FakeRelay relay) {
        Map<Counter, ByteBuffer> seen = new HashMap<>();
        for (FakeRelay.Seen each : relay.seen) {
            for (Envelope envelope : each.submission().envelopes()) {
                RatchetMessage message = ratchetMessage(envelope.content());
                ByteBuffer bytes = ByteBuffer.wrap(message.encoded());
                ByteBuffer before = seen.put(new Counter(each.from(), message.header()), bytes);
                if (before != null) assertThat(bytes).isEqualTo(before);
            }
        }
    }

    private static RatchetMessage ratchetMessage(byte[] content) {
        Suite suite = Suite.ofHeader(content[0]).orElseThrow();
        byte[] inner = content[0] == suite.preKeyVersion()
                ? PreKeyMessage.parse(content[0], content).orElseThrow().ratchetMessage()
                : content;
        return RatchetMessage.parse(inner[0], inner).orElseThrow();
    }
}
