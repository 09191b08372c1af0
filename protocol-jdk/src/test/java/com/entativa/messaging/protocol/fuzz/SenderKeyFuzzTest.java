package com.entativa.messaging.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.entativa.messaging.protocol.senderkey.SenderKeyCodec;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption;
import com.entativa.messaging.protocol.senderkey.SenderKeyDistribution;
import com.entativa.messaging.protocol.senderkey.SenderKeyMessage;
import java.util.Arrays;

/// R5.6 Whatever comes into a group: an outcome, no exception, no change of state.
final class SenderKeyFuzzTest {
    private static final String MINUTE = "60s";
    private static final SenderKeyFuzzFixture FIXTURE = new SenderKeyFuzzFixture();
    private static final byte[] RECORD = FIXTURE.reader.snapshot(SenderKeyFuzzFixture.SENDER);

    @FuzzTest(maxDuration = MINUTE)
    void message(byte[] bytes) {
        SenderKeyMessage.parse(bytes)
                .ifPresent(message -> assertThat(message.encoded()).isEqualTo(bytes));
    }

    @FuzzTest(maxDuration = MINUTE)
    void distribution(byte[] bytes) {
        SenderKeyDistribution.parse(bytes)
                .ifPresent(distribution -> assertThat(distribution.encoded()).isEqualTo(bytes));
    }

    @FuzzTest(maxDuration = MINUTE)
    void decrypt(byte[] bytes) {
        SenderKeyDecryption decryption = FIXTURE.reader.attempt(SenderKeyFuzzFixture.SENDER, bytes);

        boolean genuine = FIXTURE.genuine().stream().anyMatch(message -> Arrays.equals(message, bytes));
        assertThat(decryption instanceof SenderKeyDecryption.Ok).isEqualTo(genuine);
        assertThat(FIXTURE.reader.snapshot(SenderKeyFuzzFixture.SENDER)).isEqualTo(RECORD);
    }

    @FuzzTest(maxDuration = MINUTE)
    void record(byte[] bytes) {
        try {
            assertThat(SenderKeyCodec.write(SenderKeyCodec.readRemote(bytes))).isEqualTo(bytes);
        } catch (IllegalStateException damaged) {
            assertThat(damaged).hasMessage("a sender key record is damaged");
        }
    }
}
