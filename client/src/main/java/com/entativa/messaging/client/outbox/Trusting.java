package com.entativa.messaging.client.outbox;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.OwnSync;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.timeline.Timeline.Work;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.PublicKey;
import java.util.List;
import java.util.UUID;

/// What the user makes of a person's identity, within one transaction: the key is pinned, what was held for it goes
/// out, and the other devices of the user take it too. R2.3
public record Trusting(Profile profile, Work work) {

    /// Takes the key as it is now; `verified` when the safety number was compared.
    public void accept(UUID userId, boolean verified) {
        Peers peers = new Peers(work.rows());
        Peer accepted = peers.find(userId).accepted(verified);
        pin(peers, accepted);
        if (accepted.identity() instanceof Peer.Identity.Pinned(IdentityKey key, boolean _))
            tellOwn(userId, key, verified);
    }

    /// The user did so on another device. Theirs is the key that counts: where this device knows another one, what was
    /// begun with that sends no more.
    public void acceptedElsewhere(OwnSync.Trusted told) {
        if (!PublicKey.isCanonical(told.identity())
                || told.userId().equals(profile.self().userId())) return;
        Peers peers = new Peers(work.rows());
        Peer peer = peers.find(told.userId());
        if (!has(peer, told.identity())) peer = peers.changed(peer, new IdentityKey(told.identity()), 0);
        pin(peers, peer.accepted(told.verified()));
    }

    private static boolean has(Peer peer, Bytes32 key) {
        return switch (peer.identity()) {
            case Peer.Identity.Unknown _ -> false;
            case Peer.Identity.Pinned(IdentityKey pinned, boolean _) ->
                pinned.u().equals(key);
            case Peer.Identity.Changed(IdentityKey changed, boolean _) ->
                changed.u().equals(key);
        };
    }

    private void pin(Peers peers, Peer accepted) {
        peers.put(accepted);
        Queue queue = new Queue(profile, work.rows());
        for (OutboxEntry entry : queue.all()) {
            if (!(entry.stage() instanceof Stage.Held(UUID heldFor)) || !heldFor.equals(accepted.userId())) continue;
            queue.put(entry.with(new Stage.Waiting(0, 0)));
            work.timeline().find(entry.id()).ifPresent(line -> work.timeline()
                    .put(Sending.progressed(line, Progress.QUEUED)));
        }
        work.timeline().tell(new Event.PersonChanged(accepted.userId()));
    }

    /// In the conversation with the person; where there is none no other device has to do with them.
    private void tellOwn(UUID userId, IdentityKey key, boolean verified) {
        Body told = new OwnSync.Trusted(userId, key.u(), verified);
        new Conversations(work.rows()).directWith(userId).ifPresent(direct -> new Queue(profile, work.rows())
                .add(
                        direct.id(),
                        told,
                        new Addressing.People(List.of(profile.self().userId()))));
    }
}
