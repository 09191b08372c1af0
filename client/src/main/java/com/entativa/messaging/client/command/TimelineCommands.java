package com.entativa.messaging.client.command;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.outbox.Choosing;
import com.entativa.messaging.client.outbox.Sending;
import com.entativa.messaging.client.outbox.Sending.Outcome;
import com.entativa.messaging.client.sync.Actor;
import com.entativa.messaging.client.timeline.Receipts;
import com.entativa.messaging.client.timeline.Unread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The lines of conversations: pages of them, what is said, and what is done to it. Pages are oldest first; lines whose
/// time is over are not in them.
public final class TimelineCommands {
    private final Profile profile;
    private final Actor actor;
    private final Sending sending;
    private final Choosing choosing;

    public TimelineCommands(Profile profile, Actor actor, Events events) {
        this.profile = profile;
        this.actor = actor;
        this.sending = new Sending(profile, events::emit);
        this.choosing = new Choosing(profile, events::emit);
    }

    public List<Message> newest(UUID conversationId, int limit) {
        return page(messages -> messages.newest(conversationId, limit));
    }

    /// From the first one on.
    public List<Message> oldest(UUID conversationId, int limit) {
        return page(messages -> messages.oldest(conversationId, limit));
    }

    /// Right before a message that is there.
    public List<Message> before(UUID conversationId, UUID messageId, int limit) {
        return page(messages -> messages.before(conversationId, messageId, limit));
    }

    /// Right after a message that is there.
    public List<Message> after(UUID conversationId, UUID messageId, int limit) {
        return page(messages -> messages.after(conversationId, messageId, limit));
    }

    /// A message with up to `limit` on each side; none when it is not there.
    public List<Message> around(UUID conversationId, UUID messageId, int limit) {
        return page(messages -> {
            List<Message> page = new ArrayList<>(messages.before(conversationId, messageId, limit));
            messages.find(messageId)
                    .filter(message -> message.conversationId().equals(conversationId))
                    .ifPresent(page::add);
            page.addAll(messages.after(conversationId, messageId, limit));
            return page;
        });
    }

    public Optional<Message> find(UUID messageId) {
        return actor.call(() -> profile.platform().store().inTransaction(rows -> new Messages(rows).find(messageId)));
    }

    private List<Message> page(Function<Messages, List<Message>> read) {
        return actor.call(() -> {
            long now = profile.nowMillis();
            return profile.platform().store().inTransaction(rows -> read.apply(new Messages(rows))).stream()
                    .filter(message -> !isOver(message, now))
                    .toList();
        });
    }

    private static boolean isOver(Message message, long nowMillis) {
        return message.said().stream()
                .mapToLong(Said::expiresAtMillis)
                .anyMatch(expiresAt -> expiresAt != 0 && expiresAt <= nowMillis);
    }

    /// The first line the user has not seen.
    public Optional<UUID> firstUnread(UUID conversationId) {
        return actor.call(
                () -> profile.platform().store().inTransaction(rows -> new Unread(rows).first(conversationId)));
    }

    /// Who has a message of ours, and who has seen it.
    public List<Receipts.Receipt> receipts(UUID messageId) {
        return actor.call(() -> profile.platform().store().inTransaction(rows -> Receipts.of(rows, messageId)));
    }

    /// Queues it and shows it at once. A reply has its quote among the extras. Throws for what is beyond its limits.
    public Message say(UUID conversationId, Saying saying) {
        return actor.call(() -> sending.say(conversationId, saying));
    }

    /// What was written, under the id by which it is shown already: the draft is over. Once, however often it is asked.
    public Message say(UUID messageId, UUID conversationId, Saying saying) {
        return actor.call(() -> sending.say(messageId, conversationId, saying));
    }

    /// An empty emoji takes the reaction back.
    public Outcome react(UUID messageId, String emoji) {
        return actor.call(() -> sending.react(messageId, emoji));
    }

    /// Within fifteen minutes, one's own.
    public Outcome edit(UUID messageId, String text, Extras extras) {
        return actor.call(() -> sending.edit(messageId, text, extras));
    }

    public Outcome deleteForEveryone(UUID messageId) {
        return actor.call(() -> sending.deleteForEveryone(messageId));
    }

    public Outcome deleteForMe(List<UUID> messageIds) {
        return actor.call(() -> sending.deleteForMe(messageIds));
    }

    /// Sends one that failed once more.
    public Outcome retry(UUID messageId) {
        return actor.call(() -> sending.retry(messageId));
    }

    /// The user has seen this message and all before it. How many were new.
    public int read(UUID messageId) {
        return actor.call(() -> choosing.read(messageId));
    }

    /// How long what is said from now on stays; 0: for good.
    public Message timer(UUID conversationId, int seconds) {
        return actor.call(() -> sending.timer(conversationId, seconds));
    }
}
