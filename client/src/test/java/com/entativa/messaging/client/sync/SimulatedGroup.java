package com.entativa.messaging.client.sync;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.fake.FakeRelay;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.membership.Changing;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.store.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// One run of a group under faults: its members talk, change what was said, come, go and are removed; then peace, then
/// the books are checked.
final class SimulatedGroup {
    private static final int MAX_QUIET_ROUNDS = 90;
    private final World world;
    private final Random random;
    private final Faults faults;
    private final Plan plan;
    private final List<Phone> people = new ArrayList<>();
    private final Set<UUID> stayed = new HashSet<>();
    private final Map<UUID, String> said = new HashMap<>();
    private final Set<UUID> deletedForMe = new HashSet<>();
    private final UUID group;
    private int messages;

    /// How many people (the second of them with two devices), how much they do, and from how many members on a message
    /// is sealed once.
    record Plan(int people, int acts, int sealOnceFrom) {}

    SimulatedGroup(World world, long seed, Plan plan) {
        this.world = world;
        this.random = new Random(seed);
        this.plan = plan;
        for (int i = 0; i < plan.people(); i++) people.add(world.register("person" + i));
        world.link(people.get(1));
        world.settle();
        for (Phone phone : world.phones) phone.sealOnceFrom(plan.sealOnceFrom());
        List<Phone> first = people.subList(1, plan.people() - 1);
        group = people.getFirst().groupOf("group", first.toArray(Phone[]::new));
        world.pass(World.MINUTE, 10 * World.SECOND);
        first.forEach(phone -> stayed.add(phone.userId()));
        stayed.add(people.getFirst().userId());
        faults = new Faults(world, random);
    }

    Simulation.Tally tally() {
        return new Simulation.Tally(messages, faults.crashes(), world.healed());
    }

    void play() {
        for (int acts = 0; acts < plan.acts(); ) {
            if (random.nextInt(12) == 0) {
                acts++;
                int what = random.nextInt(10);
                if (what < 2) govern();
                else messages++;
                if (what >= 5) say("text " + acts);
                else if (what >= 2) meddle();
            } else {
                faults.disturb();
                step();
            }
        }
        comeToRest();
        check();
        Ciphertexts.neverShareACounter(world.relay);
    }

    private void say(String text) {
        Phone phone = any(world.phones);
        faults.survive(phone, () -> {
            if (phone.group(group).isPresent()) phone.send(group, text);
        });
    }

    private void meddle() {
        Phone phone = any(world.phones);
        Meddling meddling = Meddling.draw(random);
        faults.survive(phone, () -> meddling.with(phone, group, deletedForMe));
    }

    /// Somebody does something to the group, allowed or not.
    private void govern() {
        Phone phone = any(people);
        UUID about = any(people).userId();
        boolean leaves = random.nextInt(8) == 0;
        GroupAct act =
                switch (random.nextInt(5)) {
                    case 0 -> new GroupAct.Renamed("name " + random.nextInt(100));
                    case 1 -> new GroupAct.Removed(List.of(about));
                    case 2, 3 -> new GroupAct.Added(List.of(about));
                    default -> new GroupAct.Admin(about, random.nextInt(3) > 0);
                };
        faults.survive(phone, () -> {
            if (leaves) phone.leave(group);
            else new Changing(phone.profile(), phone.events::add).change(group, act);
        });
    }

    private void step() {
        Phone phone = any(world.phones);
        faults.survive(phone, phone::step);
        for (int frames = random.nextInt(8); frames > 0; frames--) world.network.step(random);
        if (random.nextInt(4) == 0) world.clock.advance(random.nextInt(3_000));
        for (Phone each : people) if (isOut(each)) stayed.remove(each.userId());
    }

    private boolean isOut(Phone phone) {
        return !atRelay().contains(phone.userId());
    }

    private List<UUID> atRelay() {
        Conversation known = world.relay.conversations.get(group);
        return known == null ? List.of() : known.participantIds();
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private void comeToRest() {
        faults.end();
        int rounds = 0;
        do {
            world.pass(World.MINUTE, 10 * World.SECOND);
            if (++rounds > MAX_QUIET_ROUNDS) throw new AssertionError("it does not come to rest: " + leftovers());
        } while (!isAtRest());
    }

    private boolean isAtRest() {
        return world.phones.stream()
                .allMatch(phone -> phone.outbox().isEmpty()
                        && world.relay.device(phone.self()).waiting() == 0
                        && phone.count(Table.GROUP_BEHIND) == 0
                        && phone.count(Table.GROUP_PENDING) == 0
                        && waitsForNobody(phone));
    }

    /// What somebody said who is out cannot be asked for any more.
    private boolean waitsForNobody(Phone phone) {
        if (isOut(phone)) return true;
        return phone.lines(group).stream()
                .filter(line -> line.line() instanceof Line.Placeholder)
                .allMatch(line -> people.stream().anyMatch(one -> one.userId().equals(line.senderId()) && isOut(one)));
    }

    private String leftovers() {
        StringBuilder left = new StringBuilder();
        for (Phone phone : world.phones) {
            left.append("\n").append(phone.account().username()).append(isOut(phone) ? " out " : " ");
            phone.outbox().forEach(entry -> left.append(entry).append(entry.stage()));
            left.append(phone.count(Table.GROUP_BEHIND)).append(phone.count(Table.GROUP_PENDING));
            phone.lines(group).stream()
                    .filter(line -> line.line() instanceof Line.Placeholder)
                    .forEach(left::append);
        }
        return left.toString();
    }

    private void check() {
        for (Phone phone : world.phones) {
            for (Message line : phone.lines(group)) {
                if (line.line() instanceof Line.Own own) said.put(line.id(), first(own.said()));
            }
        }
        Map<UUID, Set<DeviceAddress>> recipients = recipients();
        List<String> first = List.of();
        Optional<Group> one = Optional.empty();
        for (Phone phone : world.phones) {
            for (Message line : phone.lines(group)) checkRead(phone, line, recipients);
            Books.agree(world.relay.device(phone.self()).waiting(), 0);
            if (isOut(phone)) {
                phone.group(group)
                        .ifPresent(left -> Books.hold(
                                left.ours().standing() != GroupState.Standing.MEMBER, "who is out knows it"));
                continue;
            }
            checkLacksNothing(phone, recipients);
            Group seen = phone.group(group).orElseThrow();
            Group before = one.orElse(seen);
            Books.agree(seen.name(), before.name());
            Books.agree(seen.members(), before.members());
            Books.agree(seen.members().size(), atRelay().size());
            one = Optional.of(seen);
            if (!stayed.contains(phone.userId())) continue;
            if (!first.isEmpty()) Books.agree(visible(phone), first);
            first = visible(phone);
        }
    }

    /// Who was a target of each message when the relay took it; of those sent again by others none.
    private Map<UUID, Set<DeviceAddress>> recipients() {
        Map<UUID, Set<DeviceAddress>> recipients = new HashMap<>();
        for (FakeRelay.Seen seen : world.relay.taken) {
            if (!said.containsKey(seen.submission().messageId())) continue;
            Set<DeviceAddress> devices =
                    recipients.computeIfAbsent(seen.submission().messageId(), _ -> new HashSet<>());
            seen.submission().envelopes().stream().map(Envelope::to).forEach(devices::add);
            devices.add(seen.from());
        }
        return recipients;
    }

    /// Before any edit.
    private static String first(Said said) {
        return said.original().text();
    }

    /// Whoever reads a message was a member when it was said. Of one that its author took back nothing is known.
    private void checkRead(Phone phone, Message line, Map<UUID, Set<DeviceAddress>> recipients) {
        if (line.said().isEmpty() || !said.containsKey(line.id())) return;
        Books.agree(first(line.said().getFirst()), said.getOrDefault(line.id(), ""));
        boolean isOwnHere = line.senderId().equals(phone.userId());
        Set<DeviceAddress> meant = recipients.getOrDefault(line.id(), Set.of());
        Books.hold(isOwnHere || meant.contains(phone.self()), "it was sealed for whoever reads it");
    }

    private void checkLacksNothing(Phone phone, Map<UUID, Set<DeviceAddress>> recipients) {
        recipients.forEach((id, devices) -> {
            if (!devices.contains(phone.self()) || deletedForMe.contains(id)) return;
            Line line = phone.line(id).line();
            boolean isLost = line instanceof Line.Placeholder || line instanceof Line.Deleted;
            Books.hold(isLost || phone.line(id).said().size() == 1, "what was sealed for a device is there");
        });
    }

    /// What a person deleted for themselves is their own matter.
    private List<String> visible(Phone phone) {
        return phone.lines(group).stream()
                .filter(line -> !deletedForMe.contains(line.id()))
                .filter(line -> !(line.line() instanceof Line.Placeholder))
                .filter(line -> !(line.line() instanceof Line.Own own && own.progress() == Message.Progress.FAILED))
                .map(line -> line.atMillis() + " " + line.id() + " " + line.senderId() + " " + Brief.whole(line))
                .toList();
    }
}
