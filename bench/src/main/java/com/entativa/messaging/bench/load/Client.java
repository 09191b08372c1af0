package com.entativa.messaging.bench.load;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.jdk.ProfileFolder;
import com.entativa.messaging.client.relay.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Somebody with a profile on disk, as the command line has it.
record Client(ProfileFolder profile, Messenger messenger, BlockingQueue<Event> events) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    static Client register(String name, Path folder, String relay) {
        try (ProfileFolder profile = profile(name, folder, relay)) {
            value(Messenger.enrolment(profile.platform()).register(name, name, "correct horse battery"));
        }
        return open(name, folder, relay);
    }

    /// Offline until it connects.
    static Client open(String name, Path folder, String relay) {
        BlockingQueue<Event> events = new LinkedBlockingQueue<>();
        ProfileFolder profile = profile(name, folder, relay);
        Messenger messenger = Messenger.open(profile.platform(), events::add).orElseThrow();
        messenger.chats().welcomeStrangers(true);
        return new Client(profile, messenger, events);
    }

    private static ProfileFolder profile(String name, Path folder, String relay) {
        char[] passphrase = "a passphrase of a measure".toCharArray();
        ProfileFolder.Opened opened = ProfileFolder.open(folder.resolve(name), URI.create(relay), passphrase);
        if (opened instanceof ProfileFolder.Opened.Ok(ProfileFolder profile)) return profile;
        throw new IllegalStateException("the profile does not open: " + opened);
    }

    UUID with(String name) {
        return value(messenger.directWith(name)).id();
    }

    /// The next event that matches; those before it are passed over.
    Event await(Predicate<Event> matches) throws InterruptedException {
        while (true) {
            Event event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (event == null) throw new IllegalStateException("nothing happened within " + PATIENCE);
            if (event instanceof Event.Fault(String where, RuntimeException cause))
                throw new IllegalStateException(where, cause);
            if (matches.test(event)) return event;
        }
    }

    private static <T> T value(Answer<T> answer) {
        if (answer instanceof Answer.Ok<T>(T value)) return value;
        throw new IllegalStateException("the relay: " + answer);
    }

    @Override
    public void close() {
        messenger.close();
        profile.close();
    }
}
