package com.entativa.messaging.client.timeline;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Change;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.OwnSync;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Applies contents to the lines they name, now or when these come, within one transaction.
public final class Applying {
    private final Profile profile;
    private final Transaction rows;
    private final Timeline timeline;
    private final Waiting waiting;

    public Applying(Profile profile, Work work) {
        this.profile = profile;
        this.rows = work.rows();
        this.timeline = work.timeline();
        this.waiting = new Waiting(rows, timeline);
    }

    /// A line that is new here, or healed, with all that was said about it before it came. What cannot be judged by a
    /// placeholder waits on.
    public void show(Message message) {
        Message current = message;
        boolean isSeen = false;
        boolean isDeleted = false;
        List<Waiting.Item> early = new ArrayList<>();
        for (Waiting.Item item : waiting.take(message.conversationId(), message.id())) {
            Body body = item.content().body();
            if (!Changes.isReady(message, item.content())) early.add(item);
            else if (body instanceof OwnSync.DeletedForMe) isDeleted = true;
            else if (body instanceof OwnSync.Read) isSeen = true;
            else current = Changes.changed(current, item.senderId(), item.content());
        }
        if (isDeleted) {
            timeline.find(message.id()).ifPresent(timeline::remove);
            return;
        }
        boolean waitsOn = current.line() instanceof Line.Placeholder;
        if (waitsOn) for (Waiting.Item item : early) waiting.add(message.id(), item);
        timeline.put(current);
        if (isSeen) seen(current, profile.nowMillis());
    }

    /// A placeholder that will not heal: what waited for it waits no more.
    public void gone(Message placeholder) {
        boolean isDeleted = waiting.take(placeholder.conversationId(), placeholder.id()).stream()
                .anyMatch(item -> item.content().body() instanceof OwnSync.DeletedForMe);
        if (isDeleted) timeline.remove(placeholder);
        else timeline.put(placeholder);
    }

    /// A change by this person; it waits when its message is not here.
    public void change(UUID senderId, Content content, Change.OfMessage change) {
        Optional<Message> target = timeline.find(change.target());
        if (target.isEmpty() || !Changes.isReady(target.get(), content)) {
            waiting.add(change.target(), new Waiting.Item(senderId, profile.nowMillis(), content));
            return;
        }
        Message changed = Changes.changed(target.get(), senderId, content);
        if (!changed.equals(target.get())) timeline.put(changed);
    }

    /// The user saw these on another device of theirs.
    public void seenElsewhere(Content content, List<UUID> ids) {
        for (UUID id : ids) {
            Optional<Message> message = timeline.find(id);
            if (message.isPresent() && !(message.get().line() instanceof Line.Placeholder)) {
                boolean isHere = message.get().conversationId().equals(content.conversationId());
                if (isHere) seen(message.get(), content.sentAtMillis());
            } else {
                await(content, id, new OwnSync.Read(List.of(id)));
            }
        }
    }

    /// The user deleted these for themselves on another device of theirs.
    public void deletedElsewhere(Content content, List<UUID> ids) {
        for (UUID id : ids) {
            Optional<Message> message = timeline.find(id);
            boolean isHere = message.isPresent() && !timeline.isHealing(message.get());
            if (!isHere) await(content, id, new OwnSync.DeletedForMe(List.of(id)));
            message.filter(line -> isHere && line.conversationId().equals(content.conversationId()))
                    .ifPresent(timeline::remove);
        }
    }

    private void await(Content content, UUID target, Body about) {
        Content one = new Content(content.messageId(), content.conversationId(), content.sentAtMillis(), about);
        waiting.add(target, new Waiting.Item(self(), profile.nowMillis(), one));
    }

    /// No longer unread; what disappears begins to. Whether it was unread.
    public boolean seen(Message message, long atMillis) {
        boolean wasUnread = timeline.markRead(message);
        boolean isReceived = message.line() instanceof Line.Received;
        if (isReceived && message.said().stream().anyMatch(said -> said.expiresAfterSeconds() > 0)) {
            timeline.put(message.saying((Said said) -> said.startingAt(atMillis)));
        }
        return wasUnread;
    }

    private UUID self() {
        return profile.self().userId();
    }
}
