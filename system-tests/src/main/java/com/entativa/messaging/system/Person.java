package com.entativa.messaging.system;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.account.StoredTokens;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.jdk.ProfileFolder;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.outbox.Sending;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Relay;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A person with a profile on disk and a real connection. Going offline closes the messenger and the profile.
public final class Person implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final char[] PASSPHRASE = "a passphrase of a test".toCharArray();
    private final String name;
    private final Path folder;
    private final URI relay;
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<Event> live = new CopyOnWriteArrayList<>();
    private Optional<Session> session = Optional.empty();

    private record Session(ProfileFolder profile, Messenger messenger) {}

    private Person(String name, Path folder, URI relay) {
        this.name = name;
        this.folder = folder;
        this.relay = relay;
    }

    /// Makes the account and stays offline.
    public static Person register(String name, Path folder, URI relay) {
        return register(name, name, folder, relay);
    }

    /// Others see `shown`.
    public static Person register(String name, String shown, Path folder, URI relay) {
        Person person = new Person(name, folder, relay);
        try (ProfileFolder profile = person.open()) {
            Answer<Account> answer =
                    Messenger.enrolment(profile.platform()).register(name, shown, "password of " + name);
            if (!(answer instanceof Answer.Ok<Account>))
                throw new IllegalStateException(name + " was refused: " + answer);
        }
        return person;
    }

    public String name() {
        return name;
    }

    public void goOnline() {
        ProfileFolder profile = open();
        Messenger messenger = Messenger.open(profile.platform(), this::note).orElseThrow();
        session = Optional.of(new Session(profile, messenger));
        messenger.chats().welcomeStrangers(true);
        messenger.connect();
    }

    /// Queues what no app would say; it goes out when the person is online again. Only while they are offline.
    public void queue(Consumer<Sending> words) {
        if (session.isPresent()) throw new IllegalStateException(name + " is online");
        try (ProfileFolder profile = open()) {
            Platform platform = profile.platform();
            Relay calls = new Relay(platform.network().http(), new StoredTokens(platform));
            Account account = Messenger.account(platform).orElseThrow();
            words.accept(new Sending(Profile.of(platform, account, calls), this::note));
        }
    }

    public void goOffline() {
        session.ifPresent(open -> {
            open.messenger.close();
            open.profile.close();
        });
        session = Optional.empty();
    }

    public Messenger messenger() {
        return session.orElseThrow().messenger;
    }

    public Conversation with(Person other) {
        return with(other.name);
    }

    /// With somebody who is not of this JVM, say in a browser.
    public Conversation with(String username) {
        if (messenger().directWith(username) instanceof Answer.Ok<Conversation>(Conversation direct)) return direct;
        throw new IllegalStateException("no conversation with " + username);
    }

    public Message say(UUID conversation, String text) {
        return messenger().send(conversation, text);
    }

    public List<Message> lines(UUID conversation) {
        return messenger().history(conversation, 1_000_000);
    }

    /// The texts received, in the order shown.
    public List<String> heard(UUID conversation) {
        return lines(conversation).stream()
                .filter(message -> message.line() instanceof Line.Received)
                .map(message -> ((Line.Received) message.line()).text())
                .toList();
    }

    public void awaitHeard(UUID conversation, int count) {
        Waiting.until(
                name + " heard " + count, PATIENCE, () -> heard(conversation).size() >= count);
    }

    /// Until every own line has come as far as one of these.
    public void awaitAll(UUID conversation, Progress... far) {
        Waiting.until(name + "'s lines are " + List.of(far), PATIENCE, () -> lines(conversation).stream()
                .allMatch(message -> !(message.line() instanceof Line.Own own)
                        || List.of(far).contains(own.progress())));
    }

    /// Faults of the client core; there should be none.
    public List<String> faults() {
        return faults;
    }

    @Override
    public void close() {
        goOffline();
    }

    /// Typing, presence and calls, as they were told.
    public List<Event> live() {
        return live;
    }

    private void note(Event event) {
        boolean isLive = event instanceof Event.CallChanged
                || event instanceof Event.CallSignal
                || event instanceof Event.TypingChanged
                || event instanceof Event.PresenceChanged;
        if (isLive) live.add(event);
        if (event instanceof Event.Fault(String where, RuntimeException cause)) faults.add(where + ": " + cause);
    }

    private ProfileFolder open() {
        return switch (ProfileFolder.open(folder.resolve(name), relay, PASSPHRASE)) {
            case ProfileFolder.Opened.Ok(ProfileFolder profile) -> profile;
            case ProfileFolder.Opened.Refused refused -> throw new IllegalStateException(name + ": " + refused);
        };
    }
}
