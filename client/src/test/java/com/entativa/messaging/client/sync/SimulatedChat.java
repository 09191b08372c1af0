package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.outbox.OutboxEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/// One run: forty messages and changes of them under faults and lost sessions, then peace, then the books are checked.
final class SimulatedChat {
    private static final int MESSAGES = 40;
    private static final int MAX_QUIET_ROUNDS = 60;
    private final World world;
    private final Phone alice;
    private final Phone bob;
    private final UUID chat;
    private final Random random;
    private final Faults faults;
    private final Set<UUID> deletedForMe = new HashSet<>();

    SimulatedChat(World world, long seed) {
        this.world = world;
        this.alice = world.register("alice");
        this.bob = world.register("bob");
        this.chat = alice.directWith(bob);
        this.random = new Random(seed);
        world.link(bob);
        world.settle();
        faults = new Faults(world, random);
    }

    Simulation.Tally tally() {
        return new Simulation.Tally(MESSAGES, faults.crashes(), world.healed());
    }

    void play() {
        for (int said = 0; said < MESSAGES; ) {
            if (random.nextInt(12) == 0) {
                said++;
                if (random.nextInt(5) < 3) say("text " + said);
                else meddle();
            } else {
                faults.disturb();
                faults.loseSessions();
                act();
            }
        }
        comeToRest();
        for (Phone phone : world.phones) check(phone);
        Ciphertexts.neverShareACounter(world.relay);
    }

    private void say(String text) {
        Phone phone = world.phones.get(random.nextInt(world.phones.size()));
        faults.survive(phone, () -> phone.send(chat, text));
    }

    private void meddle() {
        Phone phone = world.phones.get(random.nextInt(world.phones.size()));
        Meddling meddling = Meddling.draw(random);
        faults.survive(phone, () -> meddling.with(phone, chat, deletedForMe));
    }

    private void act() {
        Phone phone = world.phones.get(random.nextInt(world.phones.size()));
        faults.survive(phone, phone::step);
        for (int frames = random.nextInt(6); frames > 0; frames--) world.network.step(random);
        if (random.nextInt(4) == 0) world.clock.advance(random.nextInt(3_000));
    }

    private void comeToRest() {
        faults.end();
        int rounds = 0;
        do {
            world.pass(World.MINUTE, 10 * World.SECOND);
            if (++rounds > MAX_QUIET_ROUNDS) throw new AssertionError("it does not come to rest: " + leftovers());
        } while (world.phones.stream().anyMatch(phone -> !phone.outbox().isEmpty()) || hasPlaceholder());
    }

    private String leftovers() {
        StringBuilder left = new StringBuilder();
        for (Phone phone : world.phones) {
            left.append("\n").append(phone.account().username()).append(' ');
            for (OutboxEntry entry : phone.outbox()) {
                left.append("\n  ").append(entry).append(entry.addressing()).append(entry.stage());
            }
            phone.lines(chat).stream()
                    .filter(message -> message.line() instanceof Line.Placeholder)
                    .forEach(left::append);
        }
        return left.toString();
    }

    private boolean hasPlaceholder() {
        return world.phones.stream()
                .flatMap(phone -> phone.lines(chat).stream())
                .anyMatch(message -> message.line() instanceof Line.Placeholder);
    }

    /// All see the same, each message once; its sender knows that it was delivered, and own devices agree on what is
    /// unread.
    private void check(Phone phone) {
        Books.agree(visible(phone), visible(alice));
        Books.hold(visible(phone).stream().distinct().count() == visible(phone).size(), "each line once");
        for (Message message : phone.lines(chat)) {
            if (!(message.line() instanceof Line.Own line) || deletedForMe.contains(message.id())) continue;
            boolean isHere = phone == alice || saidOn(phone, message.id());
            if (isHere) Books.hold(line.progress().hasArrived(), "what was said has arrived");
        }
        Phone first = phone == alice ? alice : bob;
        Books.agree(phone.unread(chat), first.unread(chat));
        Books.agree(world.relay.device(phone.self()).waiting(), 0);
        checkEvents(phone);
    }

    /// What everybody must see alike; what a person deleted for themselves is their own matter.
    private List<String> visible(Phone phone) {
        return phone.lines(chat).stream()
                .filter(message -> !deletedForMe.contains(message.id()))
                .map(message ->
                        message.atMillis() + " " + message.id() + " " + message.senderId() + " " + Brief.whole(message))
                .toList();
    }

    private boolean saidOn(Phone phone, UUID id) {
        return world.relay.seen.stream()
                .anyMatch(seen -> seen.from().equals(phone.self())
                        && seen.submission().messageId().equals(id));
    }

    /// Nothing is shown twice as the same.
    private static void checkEvents(Phone phone) {
        Set<Message> shown = new HashSet<>();
        for (Event event : phone.events) {
            if (event instanceof Event.MessageChanged(Message message) && message.line() instanceof Line.Received) {
                Books.hold(shown.add(message), "nothing is shown twice as the same");
            }
        }
    }
}
