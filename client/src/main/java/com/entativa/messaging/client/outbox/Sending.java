package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Change;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.OwnSync;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Message.Reach;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.timeline.Applying;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a user's wish to say something leaves in the store, in one commit each: the line or its change, and the
/// content that waits in the outbox.
public final class Sending {
    /// What encryption adds to a content at the most.
    private static final int OVERHEAD_BYTES = 1_024;

    private final Profile profile;
    private final Consumer<Event> tell;

    public Sending(Profile profile, Consumer<Event> tell) {
        this.profile = profile;
        this.tell = tell;
    }

    /// What came of a wish.
    public enum Outcome {
        DONE,
        /// There is no such line, or it says nothing.
        NOT_THERE,
        NOT_YOURS,
        /// The group was left, or they were removed from it.
        NOT_A_MEMBER,
        /// Fifteen minutes have passed.
        TOO_LATE
    }

    /// At most {@link Content#MAX_TEXT_BYTES} of UTF-8, else it throws.
    public Message text(UUID conversationId, String text) {
        return say(conversationId, new Saying.Text(text));
    }

    /// Says it, for as long as the conversation's timer has it. It fails at once in a group that was left.
    /// Throws for what is beyond its limits.
    public Message say(UUID conversationId, Saying saying) {
        return commit(work -> say(work, freshId(), conversationId, saying));
    }

    /// What was written in the conversation's own place, under the id by which an interface shows it already: the
    /// draft is over. Asked for again, it stays as it is.
    public Message say(UUID messageId, UUID conversationId, Saying saying) {
        return commit(work -> work.timeline().find(messageId).orElseGet(() -> {
            work.timeline().change(conversationId, chat -> chat.drafting(""));
            return say(work, messageId, conversationId, saying);
        }));
    }

    private Message say(Work work, UUID messageId, UUID conversationId, Saying saying) {
        Message message = show(work, messageId, conversationId, saying, Progress.QUEUED);
        if (!hasFailed(message)) queue(work).add(message.said().getFirst().content());
        return message;
    }

    /// The line of what is said, with how far it has come; as failed in a group that was left.
    Message show(Work work, UUID messageId, UUID conversationId, Saying saying, Progress begun) {
        int seconds = work.timeline().chat(conversationId).timer().seconds();
        Content content = content(messageId, conversationId, expiringAfter(saying, seconds), 0);
        boolean mayWrite = new Groups(work.rows()).mayWrite(conversationId);
        Progress progress = mayWrite ? begun : Progress.FAILED;
        Message message = line(content, new Line.Own(Said.of(content), progress, Reach.NONE));
        if (mayWrite) accept(work, content);
        work.timeline().put(message);
        return message;
    }

    private static Saying expiringAfter(Saying saying, int seconds) {
        Extras extras = saying.extras().expiringAfter(seconds);
        return switch (saying) {
            case Saying.Text(String text, Extras _) -> new Saying.Text(text, extras);
            case Saying.Files(var files, String text, Extras _) -> new Saying.Files(files, text, extras);
            case Saying.Card(UUID user, String username, String name, Extras _) ->
                new Saying.Card(user, username, name, extras);
        };
    }

    /// How long what is said from now on stays.
    public Message timer(UUID conversationId, int seconds) {
        return commit(work -> {
            long after = work.timeline().chat(conversationId).timer().stamp().atMillis();
            Content content = content(conversationId, new Change.Timer(seconds), after);
            Message message = line(content, new Line.TimerChanged(seconds));
            accept(work, content);
            work.timeline().change(conversationId, chat -> chat.timing(seconds, Stamp.of(content)));
            work.timeline().put(message);
            queue(work).add(content);
            return message;
        });
    }

    /// An empty emoji takes the reaction back.
    public Outcome react(UUID messageId, String emoji) {
        return change(
                messageId,
                said -> {
                    UUID self = profile.self().userId();
                    return said.reactions().stream()
                            .filter(reaction -> reaction.userId().equals(self))
                            .mapToLong(Said.Reaction::sentAtMillis)
                            .sum();
                },
                new Change.Reaction(messageId, emoji));
    }

    public Outcome edit(UUID messageId, String text, Extras extras) {
        return change(
                messageId,
                said -> said.edits().isEmpty()
                        ? said.content().sentAtMillis()
                        : said.edits().getLast().sentAtMillis(),
                new Change.Edit(messageId, text, extras));
    }

    /// One of its own that never went out just goes.
    public Outcome deleteForEveryone(UUID messageId) {
        if (neverLeft(messageId)) return deleteForMe(List.of(messageId));
        return change(messageId, _ -> 0L, new Change.DeleteForEveryone(messageId));
    }

    private boolean neverLeft(UUID messageId) {
        return commit(work -> work.timeline()
                .find(messageId)
                .filter(line -> hasFailed(line) || FileSending.isAwaiting(line))
                .isPresent());
    }

    static boolean hasFailed(Message message) {
        return message.line() instanceof Line.Own own && own.progress() == Progress.FAILED;
    }

    /// Changes a line here as everybody else will.
    private Outcome change(UUID messageId, Function<Said, Long> after, Change.OfMessage change) {
        return commit(work -> {
            Optional<Message> target =
                    work.timeline().find(messageId).filter(line -> !line.said().isEmpty());
            if (target.isEmpty()) return Outcome.NOT_THERE;
            UUID self = profile.self().userId();
            boolean isOwn = target.get().senderId().equals(self);
            if (!isOwn && !(change instanceof Change.Reaction)) return Outcome.NOT_YOURS;
            if (!new Groups(work.rows()).mayWrite(target.get().conversationId())) return Outcome.NOT_A_MEMBER;
            Said said = target.get().said().getFirst();
            Content content = content(target.get().conversationId(), change, after.apply(said));
            long age = content.sentAtMillis() - said.content().sentAtMillis();
            if (change instanceof Change.Edit && age > Change.Edit.WITHIN_MILLIS) return Outcome.TOO_LATE;
            accept(work, content);
            new Applying(profile, work).change(self, content, change);
            queue(work).add(content);
            return Outcome.DONE;
        });
    }

    /// From this person's devices alone. What is not here, or may still heal, is not deleted.
    public Outcome deleteForMe(List<UUID> messageIds) {
        return commit(work -> {
            List<Message> lines = messageIds.stream()
                    .flatMap(id -> work.timeline().find(id).stream())
                    .filter(line -> !work.timeline().isHealing(line))
                    .toList();
            for (Message line : lines) {
                work.timeline().remove(line);
                Body sync = new OwnSync.DeletedForMe(List.of(line.id()));
                queue(work)
                        .add(
                                content(line.conversationId(), sync, 0),
                                List.of(profile.self().userId()));
            }
            return lines.isEmpty() ? Outcome.NOT_THERE : Outcome.DONE;
        });
    }

    /// Sends what the relay refused once more.
    public Outcome retry(UUID messageId) {
        return commit(work -> {
            Optional<Message> line = work.timeline().find(messageId).filter(Sending::hasFailed);
            if (line.isEmpty()) return Outcome.NOT_THERE;
            work.timeline().put(progressed(line.get(), Progress.QUEUED));
            queue(work).add(line.get().said().getFirst().content());
            return Outcome.DONE;
        });
    }

    /// Pins the identity as it is now; what was held for it is queued again.
    public void accept(UUID userId, boolean verified) {
        commit(work -> {
            new Trusting(profile, work).accept(userId, verified);
            return true;
        });
    }

    static Message progressed(Message message, Progress progress) {
        return message.line() instanceof Line.Own own ? message.with(own.with(progress)) : message;
    }

    /// Who answers accepts.
    private static void accept(Work work, Content content) {
        work.timeline().accept(content.conversationId(), Stamp.of(content));
    }

    private Message line(Content content, Line line) {
        UUID self = profile.self().userId();
        return new Message(content.messageId(), content.conversationId(), self, content.sentAtMillis(), line);
    }

    /// Sent later than `afterMillis`, whatever the clock says: it replaces what was sent then.
    private Content content(UUID conversationId, Body body, long afterMillis) {
        return content(freshId(), conversationId, body, afterMillis);
    }

    private Content content(UUID messageId, UUID conversationId, Body body, long afterMillis) {
        long sentAt = Math.max(profile.nowMillis(), afterMillis + 1);
        Content content = new Content(messageId, conversationId, sentAt, body);
        byte[] encoded = content.encoded();
        boolean isSound = encoded.length + OVERHEAD_BYTES <= Contract.MAX_CONTENT_BYTES
                && Content.parse(encoded).isPresent();
        if (!isSound) throw new IllegalArgumentException("beyond the limits of a message: " + body);
        return content;
    }

    UUID freshId() {
        return profile.ids().next();
    }

    Queue queue(Work work) {
        return new Queue(profile, work.rows());
    }

    <T> T commit(Function<Work, T> work) {
        return Timeline.commit(profile, tell, work);
    }
}
