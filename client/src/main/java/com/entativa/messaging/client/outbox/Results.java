package com.entativa.messaging.client.outbox;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Transaction;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/// Writes down what became of a queued message, and shows it on the message's line if it has one.
record Results(Profile profile, Store store, Events events) {

    void sent(UUID id, long sentAtMillis) {
        settle(id, (rows, entry) -> {
            Content content = content(entry);
            return line(rows, content)
                    .map(line -> new Message(
                            line.id(), line.conversationId(), line.senderId(), sentAtMillis, own(line, Progress.SENT)));
        });
    }

    void failed(UUID id) {
        settle(id, (rows, entry) -> line(rows, content(entry)).map(line -> line.with(own(line, Progress.FAILED))));
    }

    /// Nobody is left who should get it.
    void dropped(UUID id) {
        settle(id, (_, _) -> Optional.empty());
    }

    /// It stays queued until the user accepts that person's identity.
    void held(UUID id, UUID userId) {
        Optional<Message> changed = store.inTransaction(rows -> {
            Queue queue = new Queue(profile, rows);
            Optional<OutboxEntry> entry = queue.find(id);
            entry.ifPresent(waiting -> queue.put(waiting.with(new Stage.Held(userId))));
            Optional<Message> line = entry.flatMap(held -> line(rows, content(held)))
                    .map(shown -> shown.with(own(shown, Progress.HELD)));
            line.ifPresent(new Messages(rows)::put);
            return line;
        });
        changed.ifPresent(message -> events.emit(new Event.MessageChanged(message)));
    }

    /// Takes the entry out of the queue and changes its line, in one commit.
    private void settle(UUID id, BiFunction<Transaction, OutboxEntry, Optional<Message>> change) {
        Optional<Message> changed = store.inTransaction(rows -> {
            Queue queue = new Queue(profile, rows);
            Optional<Message> line = queue.find(id).flatMap(entry -> change.apply(rows, entry));
            line.ifPresent(new Messages(rows)::put);
            queue.remove(id);
            return line;
        });
        changed.ifPresent(message -> events.emit(new Event.MessageChanged(message)));
    }

    private static Optional<Message> line(Transaction rows, Content content) {
        return new Messages(rows).find(content.messageId()).filter(message -> message.line() instanceof Line.Own);
    }

    /// A line that was delivered stays so: receipts may be quicker than the relay's answer.
    private static Line own(Message message, Progress progress) {
        if (!(message.line() instanceof Line.Own(String text, Progress before))) return message.line();
        return new Line.Own(text, before == Progress.DELIVERED ? before : progress);
    }

    private static Content content(OutboxEntry entry) {
        return Content.parse(entry.content())
                .orElseThrow(() -> new IllegalStateException("our own content is malformed"));
    }
}
