package com.entativa.messaging.client.inbox;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Change;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.OwnSync;
import com.entativa.messaging.client.content.Receipt;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.outbox.ResendLog;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What decrypted content does to the profile, within one transaction.
final class Contents {
    private final Profile profile;
    private final Transaction rows;
    private final List<Event> events;
    private final Messages messages;
    private final Map<To, List<UUID>> receipts = new LinkedHashMap<>();

    private record To(UUID conversationId, UUID userId) {}

    Contents(Profile profile, Transaction rows, List<Event> events) {
        this.profile = profile;
        this.rows = rows;
        this.events = events;
        this.messages = new Messages(rows);
    }

    void take(Delivery delivery, Content content) {
        boolean isResend = !content.messageId().equals(delivery.messageId());
        boolean belongs = content.conversationId().equals(delivery.conversationId())
                && new Conversations(rows)
                        .admits(delivery.conversationId(), delivery.from().userId());
        if (!belongs || (isResend && !isAwaited(delivery, content.messageId()))) {
            boolean again = belongs && isResend && new Received(rows).has(content.messageId());
            if (!again) placeholder(delivery, Unreadable.NOT_UNDERSTOOD);
            return;
        }
        new Retries(profile, rows).end(content.messageId());
        switch (content.body()) {
            case Saying saying -> text(delivery, content, saying.text());
            case Receipt.Delivered(List<UUID> ids) -> hide(content.messageId(), () -> delivered(delivery, ids));
            case Receipt.RetryRequest(UUID id, Unreadable _) -> hide(content.messageId(), () -> resend(delivery, id));
            case Receipt.Unavailable(UUID id) -> hide(content.messageId(), () -> unavailable(delivery, id));
            case Receipt.Read _, Change _, Aside _, OwnSync _ -> hide(content.messageId(), () -> {});
            case Body.Unknown _ -> placeholder(delivery, Unreadable.NOT_UNDERSTOOD);
        }
    }

    /// A placeholder of the same sender stands there for it.
    private boolean isAwaited(Delivery delivery, UUID messageId) {
        return messages.find(messageId)
                .filter(line -> line.line() instanceof Line.Placeholder)
                .filter(line -> line.senderId().equals(delivery.from().userId()))
                .filter(line -> line.conversationId().equals(delivery.conversationId()))
                .isPresent();
    }

    /// A line that says what could not be read; it keeps its place when it heals.
    void placeholder(Delivery delivery, Unreadable reason) {
        show(new Message(
                delivery.messageId(),
                delivery.conversationId(),
                delivery.from().userId(),
                delivery.sentAtMillis(),
                new Line.Placeholder(reason)));
    }

    /// The id belongs to another line: that one stays, and what came shows as what it is.
    void strange(Delivery delivery) {
        show(new Message(
                profile.ids().next(),
                delivery.conversationId(),
                delivery.from().userId(),
                delivery.sentAtMillis(),
                new Line.Placeholder(Unreadable.NOT_UNDERSTOOD)));
    }

    /// One receipt a person and conversation, however many messages came.
    void queueReceipts() {
        Queue queue = new Queue(profile, rows);
        receipts.forEach((to, ids) -> {
            Peer peer = new Peers(rows).find(to.userId());
            List<DeviceAddress> devices =
                    peer.registrationIds().keySet().stream().map(peer::device).toList();
            queue.add(to.conversationId(), new Receipt.Delivered(ids), new Addressing.Devices(devices));
        });
        receipts.clear();
    }

    private void text(Delivery delivery, Content content, String text) {
        UUID sender = delivery.from().userId();
        boolean isOwn = sender.equals(profile.self().userId());
        Line line = isOwn ? new Line.Own(text, Progress.SENT) : new Line.Received(text);
        long at = messages.find(content.messageId()).map(Message::atMillis).orElse(delivery.sentAtMillis());
        show(new Message(content.messageId(), content.conversationId(), sender, at, line));
        if (!isOwn) {
            receipts.computeIfAbsent(new To(content.conversationId(), sender), _ -> new ArrayList<>())
                    .add(content.messageId());
        }
    }

    /// What is not shown takes a placeholder that stood for it away.
    private void hide(UUID id, Runnable act) {
        Optional<Message> placeholder = messages.find(id).filter(line -> line.line() instanceof Line.Placeholder);
        placeholder.ifPresent(line -> {
            messages.remove(id);
            events.add(new Event.MessageRemoved(line.conversationId(), id));
        });
        act.run();
    }

    private void delivered(Delivery delivery, List<UUID> ids) {
        for (UUID id : ids) {
            Optional<Message> message =
                    messages.find(id).filter(line -> line.conversationId().equals(delivery.conversationId()));
            new ResendLog(rows).confirmed(id, delivery.from());
            boolean isOthers = !delivery.from().userId().equals(profile.self().userId());
            if (isOthers && message.isPresent() && message.get().line() instanceof Line.Own(String text, Progress _)) {
                show(message.get().with(new Line.Own(text, Progress.DELIVERED)));
            }
        }
    }

    /// The session the request came on is the active one now: what is sent again goes under it.
    private void resend(Delivery delivery, UUID messageId) {
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

    private void unavailable(Delivery delivery, UUID messageId) {
        Retries retries = new Retries(profile, rows);
        boolean isAwaited = retries.find(messageId)
                .filter(pending -> pending.from().equals(delivery.from()))
                .isPresent();
        if (!isAwaited) return;
        retries.end(messageId);
        messages.find(messageId).ifPresent(line -> show(line.with(new Line.Placeholder(Unreadable.GONE))));
    }

    private void show(Message message) {
        messages.put(message);
        events.add(new Event.MessageChanged(message));
    }
}
