package com.entativa.messaging.client.inbox;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Receipt;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.outbox.ResendLog;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Applying;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.List;
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
    void again(Delivery delivery, UUID messageId) {
        ResendLog log = new ResendLog(rows);
        Queue queue = new Queue(profile, rows);
        Optional<ResendLog.Sent> sent =
                log.find(messageId).filter(kept -> kept.conversationId().equals(delivery.conversationId()));
        if (sent.isPresent() && log.countResend(messageId, delivery.from()).isPresent()) {
            queue.addAgain(sent.get().conversationId(), sent.get().content(), delivery.from());
            return;
        }
        Addressing asking = new Addressing.Devices(List.of(delivery.from()));
        queue.add(delivery.conversationId(), new Receipt.Unavailable(messageId), asking);
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
