package com.entativa.messaging.bench;

import com.entativa.messaging.protocol.session.Begun;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.Encrypted;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.SessionCodec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// Suite 1 of this project. `stored`: the session is read from its record and written to it around each operation, as
/// libsignal does through its store. `value`: it stays in memory, as in a client that keeps what it committed.
///
/// Each operation starts from the same state, which a value allows; nothing grows while measuring.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class OursBenchmark {
    @Param({"value", "stored"})
    public String sessions = "value";

    private final OurDevice alice = new OurDevice(1);
    private final OurDevice bob = new OurDevice(2);
    private byte[] first = {};
    private Frozen none = new Frozen(PeerSessions.NONE);
    private Frozen aliceOnChain = none;
    private Frozen bobOnChain = none;
    private byte[] onChain = {};
    private Frozen aliceToTurn = none;
    private Frozen bobToTurn = none;
    private byte[] turning = {};
    private boolean stored;

    /// A state to start from again and again, in both forms.
    @SuppressWarnings("ArrayRecordComponent")
    private record Frozen(PeerSessions value, byte[] record) {
        Frozen(PeerSessions value) {
            this(value, SessionCodec.write(value));
        }
    }

    @Setup
    public void converse() {
        stored = sessions.equals("stored");
        OurDevice.Sent opening = alice.send(alice.begin(PeerSessions.NONE, bob.bundle()));
        first = opening.message();
        PeerSessions atBob = bob.read(PeerSessions.NONE, first);
        OurDevice.Sent answer = bob.send(atBob);
        PeerSessions atAlice = alice.read(opening.next(), answer.message());

        aliceToTurn = new Frozen(atAlice);
        bobToTurn = new Frozen(answer.next());
        OurDevice.Sent turned = alice.send(atAlice);
        turning = turned.message();
        aliceOnChain = new Frozen(turned.next());
        bobOnChain = new Frozen(bob.read(answer.next(), turning));
        onChain = alice.send(turned.next()).message();
    }

    /// X3DH with a one-time prekey, and the first message.
    @Benchmark
    public void initiate(Blackhole blackhole) {
        Begun.Ok begun = (Begun.Ok) alice.tryBegin(PeerSessions.NONE, bob.bundle());
        encrypt(blackhole, begun.next());
    }

    @Benchmark
    public void accept(Blackhole blackhole) {
        decrypt(blackhole, bob, none, first);
    }

    @Benchmark
    public void encryptOneWay(Blackhole blackhole) {
        encrypt(blackhole, thawed(aliceOnChain));
    }

    @Benchmark
    public void decryptOneWay(Blackhole blackhole) {
        decrypt(blackhole, bob, bobOnChain, onChain);
    }

    @Benchmark
    public void encryptPingPong(Blackhole blackhole) {
        encrypt(blackhole, thawed(aliceToTurn));
    }

    @Benchmark
    public void decryptPingPong(Blackhole blackhole) {
        decrypt(blackhole, bob, bobToTurn, turning);
    }

    private void encrypt(Blackhole blackhole, PeerSessions from) {
        Encrypted.Ok encrypted = (Encrypted.Ok) alice.tryEncrypt(from);
        blackhole.consume(encrypted.message());
        keep(blackhole, encrypted.next());
    }

    private void decrypt(Blackhole blackhole, OurDevice device, Frozen from, byte[] message) {
        Decrypted.Ok decrypted = (Decrypted.Ok) device.tryDecrypt(thawed(from), message);
        blackhole.consume(decrypted.plaintext());
        keep(blackhole, decrypted.next());
    }

    private PeerSessions thawed(Frozen frozen) {
        return stored ? SessionCodec.read(frozen.record) : frozen.value;
    }

    private void keep(Blackhole blackhole, PeerSessions next) {
        if (stored) blackhole.consume(SessionCodec.write(next));
        else blackhole.consume(next);
    }
}
