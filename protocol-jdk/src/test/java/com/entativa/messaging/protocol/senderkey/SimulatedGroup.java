package com.entativa.messaging.protocol.senderkey;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// One run: messages are lost, copied and overtake each other; members are added and removed; whoever was
/// removed keeps all keys and tries whatever is sent later. Distributions come through sessions, so they
/// arrive, but at any time.
final class SimulatedGroup {
    private static final int STEPS = 120;
    private static final int FIRST_MEMBERS = 4;

    /// What a run met, so that the simulation shows that it simulates something.
    enum Met {
        READ,
        LOSS,
        COPY,
        OVERTAKEN,
        WAITED_FOR_ITS_KEY,
        REMOVAL_TRIED_IN_VAIN,
        NEWCOMER_TRIED_IN_VAIN
    }

    /// `readers`: who was a member, and had or was owed the key, when it was sent.
    @SuppressWarnings("ArrayRecordComponent")
    private record Sent(int number, int sender, byte[] message, Set<Integer> readers) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Packet(int to, int sender, byte[] distribution, Sent sent) {}

    private static final Sent NO_MESSAGE = new Sent(-1, 0, new byte[0], Set.of());
    private static final byte[] NO_DISTRIBUTION = {};

    private final Random random;
    private final Map<Met, Integer> met;
    private final Map<Integer, GroupMember> members = new TreeMap<>();
    private final List<GroupMember> removed = new ArrayList<>();
    private final List<Packet> flying = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Map<Integer, Set<Integer>> shown = new HashMap<>();
    private int lastDevice;

    SimulatedGroup(Random random, Map<Met, Integer> met) {
        this.random = random;
        this.met = met;
    }

    void run() {
        for (int i = 0; i < FIRST_MEMBERS; i++) add();
        for (int step = 0; step < STEPS; step++) {
            int dice = random.nextInt(100);
            if (dice < 40) send();
            else if (dice < 85) deliverAny();
            else if (dice < 92) add();
            else remove();
        }
        while (!flying.isEmpty()) deliverAny();
        // What was lost is sent again, the same bytes, to who should have it.
        for (Sent message : sent) {
            for (int reader : message.readers) if (members.containsKey(reader)) receive(reader, message);
        }
        everybodyReadWhatTheyMay();
    }

    private void add() {
        GroupMember newcomer = new GroupMember(++lastDevice + random.nextInt(1 << 20) * 256);
        for (GroupMember member : members.values()) {
            owe(member, newcomer.device);
            owe(newcomer, member.device);
        }
        members.put(newcomer.device, newcomer);
        shown.put(newcomer.device, new HashSet<>());
    }

    /// Every remaining member begins a new key at once, and hands it to those who remain.
    private void remove() {
        if (members.size() < 3) return;
        GroupMember gone = members.remove(any(List.copyOf(members.keySet())));
        if (gone == null) throw new IllegalStateException("no such member");
        flying.stream().filter(packet -> packet.to == gone.device).toList().forEach(packet -> {
            if (packet.distribution.length > 0) gone.install(packet.sender, packet.distribution);
        });
        removed.add(gone.copy());
        for (GroupMember member : members.values()) {
            member.rotate();
            for (int other : members.keySet()) if (other != member.device) owe(member, other);
        }
    }

    private void owe(GroupMember sender, int to) {
        flying.add(new Packet(to, sender.device, sender.distribution(), NO_MESSAGE));
    }

    private void send() {
        GroupMember sender = members.get(any(List.copyOf(members.keySet())));
        if (sender == null) throw new IllegalStateException("no such member");
        Set<Integer> readers = new HashSet<>(members.keySet());
        readers.remove(sender.device);
        Sent message = new Sent(sent.size(), sender.device, sender.send("message " + sent.size()), readers);
        sent.add(message);
        for (int reader : readers) flying.add(new Packet(reader, sender.device, NO_DISTRIBUTION, message));
        for (GroupMember gone : removed) {
            assertThat(gone.attempt(sender.device, message.message))
                    .as("a removed member reads nothing afterwards")
                    .isEqualTo(SenderKeyDecryption.rejected(Reason.UNKNOWN_SENDER_KEY));
            count(Met.REMOVAL_TRIED_IN_VAIN);
        }
    }

    private void deliverAny() {
        if (flying.isEmpty()) return;
        int at = random.nextInt(flying.size());
        Packet packet = flying.remove(at);
        if (!members.containsKey(packet.to)) return;
        if (packet.distribution.length > 0) {
            member(packet.to).install(packet.sender, packet.distribution);
            return;
        }
        int fate = random.nextInt(10);
        if (fate == 0) {
            count(Met.LOSS);
            return;
        }
        if (fate == 1) {
            flying.add(packet);
            count(Met.COPY);
        }
        if (at > 0) count(Met.OVERTAKEN);
        receive(packet.to, packet.sent);
    }

    private void receive(int reader, Sent message) {
        SenderKeyDecryption decryption = member(reader).receive(message.sender, message.message);
        Set<Integer> read = shown.getOrDefault(reader, new HashSet<>());
        switch (decryption) {
            case SenderKeyDecryption.Ok ok -> {
                assertThat(new String(ok.plaintext(), StandardCharsets.UTF_8)).isEqualTo("message " + message.number);
                assertThat(message.readers).contains(reader);
                assertThat(read.add(message.number)).as("shown once").isTrue();
                count(Met.READ);
            }
            case SenderKeyDecryption.Rejected(Reason why) -> {
                if (why == Reason.UNKNOWN_SENDER_KEY) waitForKey(reader, message);
                else assertThat(why).isEqualTo(Reason.DUPLICATE);
                if (why == Reason.DUPLICATE) assertThat(read).contains(message.number);
            }
        }
    }

    /// Its distribution flies behind it, or five newer keys have come: then nothing helps but a resend, in the
    /// client.
    private void waitForKey(int reader, Sent message) {
        boolean comes = flying.stream()
                .anyMatch(packet ->
                        packet.to == reader && packet.sender == message.sender && packet.distribution.length > 0);
        if (!comes) return;
        flying.add(new Packet(reader, message.sender, NO_DISTRIBUTION, message));
        count(Met.WAITED_FOR_ITS_KEY);
    }

    private void everybodyReadWhatTheyMay() {
        for (Sent message : sent) {
            for (GroupMember member : members.values()) {
                boolean may = message.readers.contains(member.device);
                boolean did = shown.getOrDefault(member.device, Set.of()).contains(message.number);
                if (!may && message.sender != member.device) {
                    assertThat(member.attempt(message.sender, message.message))
                            .as("a newcomer reads nothing from before")
                            .isInstanceOf(SenderKeyDecryption.Rejected.class);
                    count(Met.NEWCOMER_TRIED_IN_VAIN);
                }
                if (may && !did)
                    assertThat(hasKeyOf(message, member))
                            .as("five newer keys came")
                            .isFalse();
            }
        }
    }

    private static boolean hasKeyOf(Sent message, GroupMember member) {
        SenderKeyId id = SenderKeyMessage.parse(message.message).orElseThrow().id();
        return member.keysOf(message.sender).has(id);
    }

    private GroupMember member(int device) {
        GroupMember member = members.get(device);
        if (member == null) throw new IllegalStateException("no such member");
        return member;
    }

    private int any(List<Integer> devices) {
        return devices.get(random.nextInt(devices.size()));
    }

    private void count(Met what) {
        met.merge(what, 1, Integer::sum);
    }
}
