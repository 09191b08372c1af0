package com.entativa.messaging.client.inbox;

import com.entativa.messaging.api.ConversationNotice;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.client.account.KeyStore;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.group.Behind;
import com.entativa.messaging.client.group.SenderKeys;
import com.entativa.messaging.client.link.DeviceList;
import com.entativa.messaging.client.membership.Following;
import com.entativa.messaging.client.membership.Telling;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.session.Addresses;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.Decrypted.Opened;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.SessionCipher;
import com.entativa.messaging.protocol.session.Trust;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes deliveries in within one transaction: session, message, used prekey, receipt and owed acknowledgement
/// together.
/// Whatever happens to a message leaves a line or heals one; nothing ends in silence. R1.1, R1.6
final class Arrivals {
    private final Profile profile;
    private final Work work;
    private final Transaction rows;
    private final Timeline timeline;
    private final Peers peers;
    private final Received received;
    private final Contents contents;

    Arrivals(Profile profile, Work work) {
        this.profile = profile;
        this.work = work;
        this.rows = work.rows();
        this.timeline = work.timeline();
        this.peers = new Peers(rows);
        this.received = new Received(rows);
        this.contents = new Contents(profile, work);
    }

    /// These come next: what is asked of the store for each of them is asked for at once.
    void expect(List<MailFrame> frames) {
        received.expect(frames.stream().map(MailFrame::messageId).toList());
        Map<UUID, Long> times = new LinkedHashMap<>();
        for (MailFrame frame : frames) {
            if (frame instanceof MailFrame.Message(Delivery delivery)) {
                times.put(delivery.messageId(), delivery.sentAtMillis());
            }
        }
        timeline.expect(times);
    }

    void take(Delivery delivery) {
        received.oweAcknowledgement(delivery.messageId());
        if (received.has(delivery.messageId())) return;
        received.add(delivery.messageId(), profile.nowMillis());
        if (timeline.find(delivery.messageId()).isPresent()) {
            contents.strange(delivery);
            return;
        }
        if (SenderKeys.isShared(delivery.encryptedContent())) takeShared(delivery);
        else takeApart(delivery);
    }

    private void takeShared(Delivery delivery) {
        switch (new SenderKeys(profile, rows).open(delivery)) {
            case SenderKeyDecryption.Ok(byte[] plaintext, var _) -> take(delivery, plaintext);
            case SenderKeyDecryption.Rejected(SenderKeyDecryption.Reason reason) ->
                unreadable(delivery, Unreadable.of(reason));
        }
    }

    private void take(Delivery delivery, byte[] plaintext) {
        Content.parse(plaintext)
                .ifPresentOrElse(
                        content -> contents.take(delivery, content),
                        () -> contents.placeholder(delivery, Unreadable.NOT_UNDERSTOOD));
    }

    private void takeApart(Delivery delivery) {
        PeerSessions before = peers.sessions(delivery.from());
        switch (decrypt(delivery, before)) {
            case Decrypted.Ok(byte[] plaintext, PeerSessions next, Opened opened) -> {
                peers.replace(delivery.from(), before, next);
                if (opened instanceof Opened.NewSession session) opened(delivery, session);
                take(delivery, plaintext);
            }
            case Decrypted.Rejected(Decrypted.Reason reason) -> {
                Peers.wipe(before);
                unreadable(delivery, Unreadable.of(reason));
            }
        }
    }

    /// The relay says that a group changed.
    void groupChanged(ConversationNotice.Changed changed) {
        received.oweAcknowledgement(changed.messageId());
        if (received.has(changed.messageId())) return;
        received.add(changed.messageId(), profile.nowMillis());
        Behind.Notice notice = new Behind.Notice(changed.messageId(), changed.by(), changed.atMillis());
        new Following(profile, work).noticed(changed.conversationId(), changed.revision(), notice);
    }

    /// Whether the relay must be asked about a group before what comes next can be judged.
    boolean asksForGroup() {
        return contents.asksForGroup();
    }

    /// After the last delivery of the transaction.
    void finish() {
        contents.queueReceipts();
    }

    /// A call or a notice this client has no use for yet: it takes it out, so that it takes no room, and does
    /// nothing.
    void passOver(UUID messageId) {
        received.oweAcknowledgement(messageId);
    }

    /// A person started over; the relay says so. The key itself shows up with their next message or bundle.
    void identityChanged(UUID noticeId, UUID userId) {
        received.oweAcknowledgement(noticeId);
        if (received.has(noticeId)) return;
        received.add(noticeId, profile.nowMillis());
        Peer peer = peers.find(userId);
        boolean isSelf = userId.equals(profile.self().userId());
        if (!isSelf) for (int deviceId : peer.registrationIds().keySet()) peers.forget(peer.device(deviceId));
    }

    /// A signal of a call. One that cannot be read, or is of nobody who may call, is gone: it would be too late anyway.
    void called(MailFrame.Call call) {
        Delivery delivery = call.delivery();
        received.oweAcknowledgement(delivery.messageId());
        if (received.has(delivery.messageId())) return;
        received.add(delivery.messageId(), profile.nowMillis());
        PeerSessions before = peers.sessions(delivery.from());
        switch (decrypt(delivery, before)) {
            case Decrypted.Ok(byte[] plaintext, PeerSessions next, Opened opened) -> {
                peers.replace(delivery.from(), before, next);
                if (opened instanceof Opened.NewSession session) opened(delivery, session);
                Content.parse(plaintext).ifPresent(content -> contents.called(call, content));
            }
            case Decrypted.Rejected _ -> Peers.wipe(before);
        }
    }

    /// A device of this account was linked, or is gone: the list is asked for. L-7
    void devicesChanged(UUID noticeId) {
        received.oweAcknowledgement(noticeId);
        new DeviceList(rows).markDue();
        if (received.has(noticeId)) return;
        received.add(noticeId, profile.nowMillis());
        new Telling(profile, rows).ownDevices();
    }

    private Decrypted decrypt(Delivery delivery, PeerSessions sessions) {
        DeviceAddress from = delivery.from();
        boolean isOwnDevice = from.userId().equals(profile.self().userId());
        Trust trust = profile.account()
                .trustIn(from.userId(), peers.find(from.userId()).trust());
        Decrypted decrypted = decrypt(delivery, sessions, trust);
        boolean changed = decrypted instanceof Decrypted.Rejected(Decrypted.Reason reason)
                && reason == Decrypted.Reason.IDENTITY_CHANGED;
        return changed && !isOwnDevice ? decrypt(delivery, sessions, Trust.onFirstUse()) : decrypted;
    }

    private Decrypted decrypt(Delivery delivery, PeerSessions sessions, Trust trust) {
        SessionCipher.Incoming incoming = new SessionCipher.Incoming(
                new KeyStore(profile.platform().crypto(), rows),
                Addresses.appendix(delivery.from(), profile.self()),
                profile.nowMillis());
        return profile.cipher().decrypt(sessions, delivery.encryptedContent(), trust, incoming);
    }

    private void opened(Delivery delivery, Opened.NewSession session) {
        new KeyStore(profile.platform().crypto(), rows).opened(session);
        Peer peer = peers.find(delivery.from().userId());
        if (!peer.trust().accepts(session.identity())) {
            peer = peers.changed(peer, session.identity(), delivery.from().deviceId());
            noteChange(delivery);
        }
        int deviceId = delivery.from().deviceId();
        peers.put(peer.met(session.identity()).withDevice(deviceId, session.registrationId()));
    }

    /// R2.3: receiving goes on, and says so.
    private void noteChange(Delivery delivery) {
        Message note = new Message(
                profile.ids().next(),
                delivery.conversationId(),
                delivery.from().userId(),
                delivery.sentAtMillis(),
                Line.IdentityChanged.IDENTITY_CHANGED);
        timeline.put(note);
        timeline.tell(new Event.IdentityChanged(delivery.from().userId()));
    }

    private void unreadable(Delivery delivery, Unreadable reason) {
        contents.placeholder(delivery, reason);
        UUID id = delivery.messageId();
        new Retries(profile, rows).begin(id, delivery.conversationId(), delivery.from(), reason);
    }
}
