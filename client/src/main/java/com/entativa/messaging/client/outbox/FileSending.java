package com.entativa.messaging.client.outbox;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Message.Reach;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Messages that are shown while their files are still on the way to the relay, one commit each step.
public final class FileSending {
    private final Sending sending;

    public FileSending(Profile profile, Consumer<Event> tell) {
        this.sending = new Sending(profile, tell);
    }

    public static boolean isAwaiting(Message message) {
        return message.line() instanceof Line.Own own && own.progress() == Progress.UPLOADING;
    }

    /// What else has to be there when the message is.
    @FunctionalInterface
    public interface Beside {
        void put(Transaction rows, UUID messageId);
    }

    /// Shows a message whose files are still to be brought to the relay.
    public Message begin(UUID conversationId, Saying.Files saying, Beside beside) {
        return sending.commit(work -> {
            Message message = sending.show(work, sending.freshId(), conversationId, saying, Progress.UPLOADING);
            beside.put(work.rows(), message.id());
            return message;
        });
    }

    /// Its files are at the relay: it is queued, and what was kept for them goes. Nothing happens to one that was
    /// deleted meanwhile.
    public boolean filesAreThere(UUID messageId, List<Attachment> files, Beside beside) {
        return sending.commit(work -> {
            beside.put(work.rows(), messageId);
            Optional<Message> line = work.timeline().find(messageId).filter(FileSending::isAwaiting);
            if (line.isEmpty()) return false;
            Said said = line.get().said().getFirst();
            Saying.Files whole = new Saying.Files(
                    files, said.original().text(), said.original().extras());
            Content content = new Content(
                    messageId, line.get().conversationId(), said.content().sentAtMillis(), whole);
            Said sent = new Said(content, said.expiresAtMillis(), said.edits(), said.reactions());
            work.timeline().put(line.get().with(new Line.Own(sent, Progress.QUEUED, Reach.NONE)));
            sending.queue(work).add(content);
            return true;
        });
    }

    /// A file cannot be read, or the relay takes it not.
    public boolean filesAreLost(UUID messageId) {
        return move(messageId, FileSending::isAwaiting, Progress.FAILED);
    }

    /// `mayGoOn`: whether what it takes is still kept.
    public boolean again(UUID messageId, Predicate<Transaction> mayGoOn) {
        boolean kept = sending.commit(work -> mayGoOn.test(work.rows()));
        return kept && move(messageId, Sending::hasFailed, Progress.UPLOADING);
    }

    private boolean move(UUID messageId, Predicate<Message> from, Progress to) {
        return sending.commit(work -> {
            Optional<Message> line = work.timeline().find(messageId).filter(from);
            line.ifPresent(message -> work.timeline().put(Sending.progressed(message, to)));
            return line.isPresent();
        });
    }

    public void giveUp(UUID messageId) {
        sending.deleteForMe(List.of(messageId));
    }
}
