package com.entativa.messaging.client.inbox;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Change;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.content.OwnSync;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.conversation.Privacy;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Message.Reach;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.outbox.Trusting;
import com.entativa.messaging.client.portrait.Meeting;
import com.entativa.messaging.client.timeline.Applying;
import com.entativa.messaging.client.timeline.Receipts;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.List;
import java.util.UUID;

/// What others, and our other devices, say and change, within one transaction.
final class Told {
    private static final long DAY_MILLIS = 24L * 60 * 60 * 1_000;
    private final Profile profile;
    private final Work work;
    private final Timeline timeline;
    private final Applying applying;
    private final Receipts receipts;

    Told(Profile profile, Work work) {
        this.profile = profile;
        this.work = work;
        this.timeline = work.timeline();
        this.applying = new Applying(profile, work);
        this.receipts = new Receipts(work);
    }

    /// A healed one keeps its place. What another device of ours said was sent when it came, and accepts the
    /// conversation.
    void said(Delivery delivery, Content content) {
        boolean isOwn = isOwn(delivery);
        Said said = Said.of(content);
        if (isOwn) timeline.accept(content.conversationId(), Stamp.of(content));
        Line line = isOwn
                ? new Line.Own(said.startingAt(delivery.sentAtMillis()), Progress.SENT, Reach.NONE)
                : new Line.Received(said);
        show(content.messageId(), delivery, line);
    }

    /// A time far ahead would hold against all later ones: it counts as a day ahead.
    void timer(Delivery delivery, Content content, int seconds) {
        long latest = delivery.sentAtMillis() + DAY_MILLIS;
        Stamp stamp = new Stamp(Math.min(content.sentAtMillis(), latest), content.messageId());
        timeline.change(content.conversationId(), chat -> chat.timing(seconds, stamp));
        show(content.messageId(), delivery, new Line.TimerChanged(seconds));
    }

    void unknown(Delivery delivery, Content content, int kind, Octets fields) {
        show(content.messageId(), delivery, new Line.Unknown(kind, fields));
    }

    void unreadable(UUID id, Delivery delivery, Unreadable reason) {
        show(id, delivery, new Line.Placeholder(reason));
    }

    private void show(UUID id, Delivery delivery, Line line) {
        applying.show(new Message(id, delivery.conversationId(), sender(delivery), lineTime(id, delivery), line));
    }

    /// A healed line keeps its place.
    long lineTime(UUID id, Delivery delivery) {
        return timeline.find(id).map(Message::atMillis).orElse(delivery.sentAtMillis());
    }

    void changed(Delivery delivery, Content content, Change.OfMessage change) {
        applying.change(sender(delivery), content, change);
    }

    void delivered(Delivery delivery, Content content, List<UUID> ids) {
        if (isOwn(delivery)) return;
        receipts.took(sender(delivery), content, ids, false);
    }

    void read(Delivery delivery, Content content, List<UUID> ids) {
        if (isOwn(delivery)) applying.seenElsewhere(content, ids);
        else
            receipts.took(
                    sender(delivery), content, ids, Privacy.of(work.rows()).readReceipts());
    }

    void portrait(Delivery delivery, Content content, Aside.Profile shown) {
        new Meeting(profile, work).met(sender(delivery), Stamp.of(content), delivery.sentAtMillis(), shown);
    }

    /// From another person it is nothing. C-T-2
    void sync(Delivery delivery, Content content, OwnSync sync) {
        if (!isOwn(delivery)) return;
        switch (sync) {
            case OwnSync.Read(List<UUID> ids) -> applying.seenElsewhere(content, ids);
            case OwnSync.DeletedForMe(List<UUID> ids) -> applying.deletedElsewhere(content, ids);
            case OwnSync.Settings(OwnSync.Choices choices) ->
                timeline.change(content.conversationId(), chat -> chat.choosing(choices, Stamp.of(content)));
            case OwnSync.Trusted trusted -> new Trusting(profile, work).acceptedElsewhere(trusted);
            case OwnSync.Privacy said -> Privacy.take(work.rows(), said, Stamp.of(content));
            case OwnSync.Blocked(UUID userId, boolean blocked) -> {
                timeline.chats().block(userId, blocked, Stamp.of(content));
                timeline.tell(new Event.PersonChanged(userId));
            }
        }
    }

    private boolean isOwn(Delivery delivery) {
        return sender(delivery).equals(profile.self().userId());
    }

    private static UUID sender(Delivery delivery) {
        return delivery.from().userId();
    }
}
