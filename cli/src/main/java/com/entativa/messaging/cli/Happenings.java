package com.entativa.messaging.cli;

import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// Events as a queue that a command waits on.
final class Happenings implements Events {
    private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();

    @Override
    public void emit(Event event) {
        events.add(event);
    }

    /// The next event that matches, passing over others; empty when the time is up.
    Optional<Event> await(Predicate<Event> matches, Duration within) {
        long until = System.nanoTime() + within.toNanos();
        try {
            while (true) {
                Event event = events.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (event == null) return Optional.empty();
                if (matches.test(event)) return Optional.of(event);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
