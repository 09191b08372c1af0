package com.entativa.messaging.client.inbox;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Receipt;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.group.SenderKeys;
import com.entativa.messaging.client.membership.Telling;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.outbox.ResendLog;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Applying;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What is asked for again, from us and by us, within one transaction. R1.6
final class Resending {
    private final Profile profile;
    private final Work work;
    private final Transaction rows;
    private final Timeline timeline;

    Resending(Profile profile, Work work) {
        this.profile = profile;
        this.work = work;
        this.rows = work.rows();
        this.timeline = work.timeline();
    }

    /// The device has these: it will not ask for them.
    void confirmed(DeviceAddress device, List<UUID> ids) {
        ResendLog log = new ResendLog(rows);
        for (UUID id : ids) log.confirmed(id, device);
    }

    /// The session the request came on is the active one now: what is sent again goes under it.
    void again(Delivery delivery, UUID messageId, Unreadable reason) {
        ResendLog log = new ResendLog(rows);
        Queue queue = new Queue(profile, rows);
        Optional<ResendLog.Sent> sent =
                log.find(messageId).filter(kept -> kept.conversationId().equals(delivery.conversationId()));
        if (sent.isPresent() && log.countResend(messageId, delivery.from()).isPresent()) {
            boolean isNew = reason == Unreadable.NOT_UNDERSTOOD || reason == Unreadable.NO_SESSION;
            if (isNew) tellGroup(delivery);
            handAgain(queue, delivery);
            queue.addAgain(sent.get().conversationId(), sent.get().content(), delivery.from());
            return;
        }
        Addressing asking = new Addressing.Devices(List.of(delivery.from()));
        queue.add(delivery.conversationId(), new Receipt.Unavailable(messageId), asking);
    }

    /// Who did not understand, or has no session yet, may lack the group.
    private void tellGroup(Delivery delivery) {
        Addressing asking = new Addressing.Devices(List.of(delivery.from()));
        new Telling(profile, rows)
                .member(delivery.conversationId(), delivery.from().userId(), asking);
    }

    /// Who could not read may lack our sender key.
    private void handAgain(Queue queue, Delivery delivery) {
        SenderKeys keys = new SenderKeys(profile, rows);
        Map<DeviceAddress, Integer> had = keys.takeBack(delivery.conversationId(), delivery.from());
        if (had.isEmpty()) return;
        UUID id = profile.ids().next();
        Body body = new Aside.SenderKey(keys.hand(delivery.conversationId(), had, id));
        queue.addKey(new Content(id, delivery.conversationId(), profile.nowMillis(), body), List.of(delivery.from()));
    }

    /// Only from the device that was asked.
    void unavailable(Delivery delivery, UUID messageId) {
        Retries retries = new Retries(profile, rows);
        boolean isAwaited = retries.find(messageId)
                .filter(pending -> pending.from().equals(delivery.from()))
                .isPresent();
        if (!isAwaited) return;
        retries.end(messageId);
        timeline.find(messageId)
                .filter(line -> line.line() instanceof Line.Placeholder)
                .ifPresent(line -> new Applying(profile, work).gone(line.with(new Line.Placeholder(Unreadable.GONE))));
    }
}
