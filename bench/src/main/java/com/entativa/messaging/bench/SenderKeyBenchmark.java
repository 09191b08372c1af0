package com.entativa.messaging.bench;

import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import com.entativa.messaging.protocol.senderkey.RemoteSenderKeys;
import com.entativa.messaging.protocol.senderkey.SenderKeyCipher;
import com.entativa.messaging.protocol.senderkey.SenderKeyCodec;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption;
import com.entativa.messaging.protocol.senderkey.SenderKeyDistribution;
import com.entativa.messaging.protocol.senderkey.SenderKeyEncryption;
import com.entativa.messaging.protocol.senderkey.SenderKeyName;
import com.entativa.messaging.protocol.senderkey.SenderKeyState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// A group's message, stored state included: sealed once by its sender, opened by one member.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SenderKeyBenchmark {
    private static final long NOW = 1_800_000_000_000L;
    private final SenderKeyCipher cipher = new SenderKeyCipher(new JdkCrypto(), new JdkRandomness());
    private final SenderKeyName name = SenderKeyName.of(new byte[16], new byte[20]);
    private final SenderKeyState own = cipher.begin(NOW);
    private final RemoteSenderKeys remote = installed(own);
    private final byte[] message = seal().message();

    private static RemoteSenderKeys installed(SenderKeyState state) {
        try (SenderKeyDistribution distribution = state.distribution()) {
            return RemoteSenderKeys.NONE.install(distribution);
        }
    }

    private SenderKeyEncryption.Ok seal() {
        return (SenderKeyEncryption.Ok) cipher.encrypt(own, name, OurDevice.TEXT, NOW);
    }

    @Benchmark
    public void sealForGroup(Blackhole blackhole) {
        SenderKeyEncryption.Ok sealed = seal();
        blackhole.consume(sealed.message());
        blackhole.consume(SenderKeyCodec.write(sealed.next()));
    }

    @Benchmark
    public void openInGroup(Blackhole blackhole) {
        SenderKeyDecryption.Ok opened = (SenderKeyDecryption.Ok) cipher.decrypt(remote, name, message);
        blackhole.consume(opened.plaintext());
        blackhole.consume(SenderKeyCodec.write(opened.next()));
    }
}
