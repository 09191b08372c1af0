package com.entativa.messaging.client.inbox;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.call.Signal;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Change;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.GroupNews;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.content.OwnSync;
import com.entativa.messaging.client.content.Receipt;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.group.Behind;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.group.SenderKeys;
import com.entativa.messaging.client.membership.Following;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Gives decrypted content to whoever it is for, within one transaction, and leaves a line for what is for
/// nobody.
final class Contents {
    private final Profile profile;
    private final Work work;
    private final Transaction rows;
    private final Timeline timeline;
    private final Told told;
    private final Resending resending;
    private final Map<To, List<UUID>> receipts = new LinkedHashMap<>();
    private boolean asksForGroup;

    private record To(UUID conversationId, UUID userId) {}

    Contents(Profile profile, Work work) {
        this.profile = profile;
        this.work = work;
        this.rows = work.rows();
        this.timeline = work.timeline();
        this.told = new Told(profile, work);
        this.resending = new Resending(profile, work);
    }

    void take(Delivery delivery, Content content) {
        if (isEarly(delivery, content)) {
            early(delivery, content);
            return;
        }
        boolean isResend = !content.messageId().equals(delivery.messageId());
        boolean belongs = content.conversationId().equals(delivery.conversationId())
                && new Groups(rows)
                        .admits(delivery.conversationId(), delivery.from().userId());
        if (!belongs || (isResend && !isAwaited(delivery, content.messageId()))) {
            boolean again = belongs && isResend && new Received(rows).has(content.messageId());
            if (!again && getsALine(content.body())) placeholder(delivery, Unreadable.NOT_UNDERSTOOD);
            return;
        }
        new Retries(profile, rows).end(content.messageId());
        if (timeline.chats().isBlocked(delivery.from().userId())) hide(content.messageId());
        else take(delivery, content, content.body());
    }

    /// In a group that is not open yet nothing can be judged, nor what comes from somebody who may be new in it
    /// while the relay has not answered.
    private boolean isEarly(Delivery delivery, Content content) {
        UUID conversationId = delivery.conversationId();
        Groups groups = new Groups(rows);
        if (groups.isUnopened(conversationId)) return !(content.body() instanceof GroupNews);
        return !groups.admits(conversationId, delivery.from().userId())
                && new Behind(rows).find(conversationId).isPresent();
    }

    /// It is asked for again. What is asked for already is.
    private void early(Delivery delivery, Content content) {
        if (!content.messageId().equals(delivery.messageId())) return;
        placeholder(delivery, Unreadable.NOT_UNDERSTOOD);
        Retries retries = new Retries(profile, rows);
        UUID id = delivery.messageId();
        retries.begin(id, delivery.conversationId(), delivery.from(), Unreadable.NOT_UNDERSTOOD);
    }

    /// Whether the relay must be asked about a group before what comes next can be judged.
    boolean asksForGroup() {
        return asksForGroup;
    }

    /// Handed on after the commit, where the conversation of these two is accepted and nobody is blocked. C-A-1
    void called(MailFrame.Call call, Content content) {
        Delivery delivery = call.delivery();
        UUID conversationId = delivery.conversationId();
        UUID caller = delivery.from().userId();
        boolean isTheirs = content.conversationId().equals(conversationId)
                && !caller.equals(profile.self().userId())
                && new Conversations(rows).isDirect(conversationId)
                && new Conversations(rows)
                        .find(conversationId)
                        .filter(known -> known.participantIds().contains(caller))
                        .isPresent();
        boolean isWelcome =
                timeline.chat(conversationId).isAccepted() && !timeline.chats().isBlocked(caller);
        if (isTheirs && isWelcome && content.body() instanceof Aside.Call said) {
            Signal signal = new Signal(call.callId(), conversationId, delivery.from(), delivery.sentAtMillis(), said);
            timeline.tell(new Event.CallSignalled(signal));
        }
    }

    private void take(Delivery delivery, Content content, Body body) {
        if (!getsALine(body)) hide(content.messageId());
        switch (body) {
            case Saying _ -> {
                told.said(delivery, content);
                confirm(delivery, content.messageId());
            }
            case Change.Timer(int seconds) -> told.timer(delivery, content, seconds);
            case Change.OfMessage change -> told.changed(delivery, content, change);
            case Receipt.Delivered(List<UUID> ids) -> {
                resending.confirmed(delivery.from(), ids);
                told.delivered(delivery, content, ids);
            }
            case Receipt.Read(List<UUID> ids) -> told.read(delivery, content, ids);
            case Receipt.RetryRequest(UUID id, Unreadable reason) -> resending.again(delivery, id, reason);
            case Receipt.Unavailable(UUID id) -> resending.unavailable(delivery, id);
            case OwnSync sync -> told.sync(delivery, content, sync);
            case Aside.SenderKey(Octets distribution) -> key(delivery, content, distribution);
            case Aside.Profile shown -> {
                told.portrait(delivery, content, shown);
                confirm(delivery, content.messageId());
            }
            // Calls are taken by a room of their own; on the timeline they leave nothing.
            case Aside.Call _ -> {}
            case GroupNews news -> news(delivery, content, news);
            case Body.Unknown(int kind, Octets fields) -> told.unknown(delivery, content, kind, fields);
        }
    }

    /// What leaves a line of its own, also where it is not for this conversation.
    private static boolean getsALine(Body body) {
        return body instanceof Saying
                || body instanceof Change.Timer
                || body instanceof GroupNews
                || body instanceof Body.Unknown;
    }

    /// Confirmed, so that the sender need not keep it.
    private void key(Delivery delivery, Content content, Octets distribution) {
        new SenderKeys(profile, rows).install(delivery.conversationId(), delivery.from(), distribution);
        confirm(delivery, content.messageId());
    }

    private void news(Delivery delivery, Content content, GroupNews news) {
        long at = told.lineTime(content.messageId(), delivery);
        hide(content.messageId());
        confirm(delivery, content.messageId());
        asksForGroup |= new Following(profile, work).took(delivery.from().userId(), at, content, news);
    }

    /// A placeholder of the same sender stands there for it.
    private boolean isAwaited(Delivery delivery, UUID messageId) {
        return timeline.find(messageId)
                .filter(line -> line.line() instanceof Line.Placeholder)
                .filter(line -> line.senderId().equals(delivery.from().userId()))
                .filter(line -> line.conversationId().equals(delivery.conversationId()))
                .isPresent();
    }

    /// A line that says what could not be read; it keeps its place when it heals.
    void placeholder(Delivery delivery, Unreadable reason) {
        placeholder(delivery.messageId(), delivery, reason);
    }

    /// The id belongs to another line: that one stays, and what came shows as what it is.
    void strange(Delivery delivery) {
        placeholder(profile.ids().next(), delivery, Unreadable.NOT_UNDERSTOOD);
    }

    private void placeholder(UUID id, Delivery delivery, Unreadable reason) {
        told.unreadable(id, delivery, reason);
    }

    /// What is not shown takes a placeholder that stood for it away.
    private void hide(UUID id) {
        Optional<Message> placeholder = timeline.find(id).filter(line -> line.line() instanceof Line.Placeholder);
        placeholder.ifPresent(timeline::remove);
    }

    /// A stranger learns nothing before they are accepted.
    private void confirm(Delivery delivery, UUID messageId) {
        UUID sender = delivery.from().userId();
        boolean isOwn = sender.equals(profile.self().userId());
        if (isOwn || !timeline.chat(delivery.conversationId()).isAccepted()) return;
        receipts.computeIfAbsent(new To(delivery.conversationId(), sender), _ -> new ArrayList<>())
                .add(messageId);
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
}
