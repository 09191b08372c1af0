package com.entativa.messaging.protocol.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.session.SimulatedDevice.Fault;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// One run: two devices, and between them a network that reorders, duplicates, loses and delays; both devices crash.
/// Senders send the same bytes again until they are acknowledged; acknowledgements get lost too.
///
/// A message is delayed by some steps at most, so that it does not outlive its key (five newer chains): what is older
/// than that is for the resend log of the client, not for the ratchet.
final class SimulatedNetwork {
    private static final List<Fault> FAULTS =
            List.of(Fault.ROLLBACK, Fault.CRASH_BEFORE_COMMIT, Fault.CRASH_AFTER_COMMIT);
    private static final int MESSAGES = 10;
    private static final int STEPS = 38;
    private static final int LONGEST_DELAY = 16;

    @SuppressWarnings("ArrayRecordComponent")
    private record Packet(SimulatedDevice from, SimulatedDevice to, int id, byte[] bytes) {}

    /// What a run met, so that the simulation shows that it simulates something.
    enum Met {
        ROLLBACK,
        CRASH_BEFORE_COMMIT,
        CRASH_AFTER_COMMIT,
        DUPLICATE,
        LOSS,
        LOST_ACKNOWLEDGEMENT,
        OUT_OF_ORDER,
        SIMULTANEOUS_INITIATION
    }

    private final Random random;
    private final Map<Met, Integer> met;
    private final SimulatedDevice alice;
    private final SimulatedDevice bob;
    private final List<Packet> flying = new ArrayList<>();
    private final Map<ByteBuffer, byte[]> left = new HashMap<>();
    private final Map<Integer, Integer> sentAt = new HashMap<>();
    private int sent;
    private int step;

    SimulatedNetwork(Random random, SimulatedDevice alice, SimulatedDevice bob, Map<Met, Integer> met) {
        this.random = random;
        this.alice = alice;
        this.bob = bob;
        this.met = met;
    }

    void run() {
        for (step = 0; step < STEPS; step++) {
            if (!deliverOverdue(alice, bob) && !deliverOverdue(bob, alice)) anyStep();
        }
        while (!alice.outbox().isEmpty() || !bob.outbox().isEmpty()) {
            resend(alice, bob);
            resend(bob, alice);
            while (!flying.isEmpty()) deliver(taken(), Fault.NONE);
        }
        while (!flying.isEmpty()) deliver(taken(), Fault.NONE);
        assertThat(alice.shown()).doesNotHaveDuplicates();
        assertThat(bob.shown()).doesNotHaveDuplicates();
        assertThat(alice.shown().size() + bob.shown().size()).isEqualTo(sentAt.size());
    }

    private void anyStep() {
        boolean byAlice = random.nextBoolean();
        SimulatedDevice from = byAlice ? alice : bob;
        SimulatedDevice to = byAlice ? bob : alice;
        int dice = random.nextInt(100);
        if (dice < 34 && sent < MESSAGES) sendNew(from, to);
        else if (dice < 75 && !flying.isEmpty()) deliver(taken(), fault());
        else if (dice < 83 && !flying.isEmpty()) flying.add(flying.get(random.nextInt(flying.size())));
        else if (dice < 91 && !flying.isEmpty()) lose();
        else resend(from, to);
    }

    private void sendNew(SimulatedDevice from, SimulatedDevice to) {
        int id = sent++;
        boolean leaves = from.send(id, to, fault());
        if (!from.outbox().containsKey(id)) return;
        sentAt.put(id, step);
        if (leaves) carry(from, to, id);
        if (alice.sessions() == 2 || bob.sessions() == 2) count(Met.SIMULTANEOUS_INITIATION);
    }

    private void carry(SimulatedDevice from, SimulatedDevice to, int id) {
        byte[] bytes = Objects.requireNonNull(from.outbox().get(id));
        byte[] message = bytes[0] == 0x12 ? Arrays.copyOfRange(bytes, 79, bytes.length) : bytes;
        ByteBuffer keyAndCounter = ByteBuffer.allocate(37).put(message, 1, 33).put(message, 38, 4);
        byte[] before = left.put(keyAndCounter.flip(), message);
        if (before != null) assertThat(message).as("one key seals one message").isEqualTo(before);
        flying.add(new Packet(from, to, id, bytes));
    }

    private void resend(SimulatedDevice from, SimulatedDevice to) {
        for (int id : List.copyOf(from.outbox().keySet())) carry(from, to, id);
    }

    private void lose() {
        taken();
        count(Met.LOSS);
    }

    private Packet taken() {
        return flying.remove(random.nextInt(flying.size()));
    }

    private void deliver(Packet packet, Fault fault) {
        boolean known = packet.to.shown().contains(packet.id);
        if (known) count(Met.DUPLICATE);
        boolean acknowledges = packet.to.receive(packet.id, packet.bytes, packet.from, fault);
        if (!known && packet.to.shown().stream().anyMatch(id -> id > packet.id)) count(Met.OUT_OF_ORDER);
        if (!acknowledges) return;
        if (step < STEPS && random.nextInt(4) == 0) count(Met.LOST_ACKNOWLEDGEMENT);
        else packet.from.acknowledged(packet.id);
    }

    /// Before anything else: a message that no copy of has been read for too long.
    private boolean deliverOverdue(SimulatedDevice from, SimulatedDevice to) {
        for (Map.Entry<Integer, byte[]> waiting : from.outbox().entrySet()) {
            int id = waiting.getKey();
            boolean overdue = step - sentAt.getOrDefault(id, step) >= LONGEST_DELAY;
            if (!overdue || to.shown().contains(id)) continue;
            carry(from, to, id);
            deliver(flying.removeLast(), fault());
            return true;
        }
        return false;
    }

    private Fault fault() {
        if (step >= STEPS || random.nextInt(5) > 0) return Fault.NONE;
        Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
        count(Met.valueOf(fault.name()));
        return fault;
    }

    private void count(Met what) {
        met.merge(what, 1, Integer::sum);
    }
}
