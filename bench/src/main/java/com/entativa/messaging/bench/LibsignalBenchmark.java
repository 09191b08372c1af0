package com.entativa.messaging.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// libsignal 0.86.5 from Java, over its in-memory store: the session's record is read and written around each
/// operation. It knows PQXDH and the Triple Ratchet alone, which do more than suite 1; see the report's notes.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class LibsignalBenchmark {
    private final LibsignalDevice alice = new LibsignalDevice("alice", 1);
    private final LibsignalDevice bob = new LibsignalDevice("bob", 2);
    private final LibsignalDevice aliceOnChain = new LibsignalDevice(alice);
    private final LibsignalDevice bobOnChain = new LibsignalDevice(bob);
    private final LibsignalDevice aliceToTurn = new LibsignalDevice(alice);
    private final LibsignalDevice bobToTurn = new LibsignalDevice(bob);
    private final LibsignalDevice aliceNew = new LibsignalDevice(alice);
    private final LibsignalDevice bobNew = new LibsignalDevice(bob);
    private byte[] first = {};
    private byte[] onChain = {};
    private byte[] turning = {};

    @Setup
    public void converse() {
        alice.begin(bob);
        first = alice.encrypt(bob);
        bob.decrypt(alice, first);
        alice.decrypt(bob, bob.encrypt(alice));

        aliceToTurn.freeze(alice, bob);
        bobToTurn.freeze(bob, alice);
        turning = alice.encrypt(bob);
        bob.decrypt(alice, turning);
        aliceOnChain.freeze(alice, bob);
        bobOnChain.freeze(bob, alice);
        onChain = alice.encrypt(bob);
        bobNew.freeze();
    }

    /// PQXDH with a one-time prekey, and the first message.
    @Benchmark
    public byte[] initiate() {
        aliceNew.begin(bob);
        return aliceNew.encrypt(bob);
    }

    @Benchmark
    public byte[] accept() {
        return bobNew.decrypt(alice, first);
    }

    @Benchmark
    public byte[] encryptOneWay() {
        return aliceOnChain.encrypt(bob);
    }

    @Benchmark
    public byte[] decryptOneWay() {
        return bobOnChain.decrypt(alice, onChain);
    }

    @Benchmark
    public byte[] encryptPingPong() {
        return aliceToTurn.encrypt(bob);
    }

    @Benchmark
    public byte[] decryptPingPong() {
        return bobToTurn.decrypt(alice, turning);
    }
}
