package com.entativa.messaging.bench.load;

import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import java.util.UUID;
import java.util.function.Supplier;

/// One speaks while the other is away; then the other comes and has it all.
record BacklogMeasure(Client speaker, Supplier<Client> listener) {
    /// Seconds from the connection until all of it is decrypted, stored and shown.
    double taken(int messages) throws InterruptedException {
        UUID conversation = speaker.with("listener");
        for (int i = 0; i < messages; i++) speaker.messenger().send(conversation, "What is said for the time " + i);
        for (int sent = 0; sent < messages; sent++) speaker.await(BacklogMeasure::isSent);
        try (Client away = listener.get()) {
            long begun = System.nanoTime();
            away.messenger().connect();
            for (int heard = 0; heard < messages; heard++) away.await(BacklogMeasure::isHeard);
            away.await(event -> event == Event.CaughtUp.CAUGHT_UP);
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private static boolean isSent(Event event) {
        return event instanceof Event.MessageChanged(Message message)
                && message.line() instanceof Line.Own own
                && own.progress() == Message.Progress.SENT;
    }

    private static boolean isHeard(Event event) {
        return event instanceof Event.MessageChanged(Message message) && message.line() instanceof Line.Received;
    }
}
