package com.entativa.messaging.client.session;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceBundle;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.session.Begun;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.SessionCipher;
import java.util.Optional;

/// Begins sessions with the bundles of a person's devices, within one transaction.
public final class Introductions {
    private final Platform platform;
    private final SessionCipher cipher;
    private final Account account;

    public Introductions(Platform platform, SessionCipher cipher, Account account) {
        this.platform = platform;
        this.cipher = cipher;
        this.account = account;
    }

    public enum Outcome {
        INTRODUCED,
        /// The identity key is another than the pinned one; the peer is marked, no session was begun.
        IDENTITY_CHANGED,
        /// A bundle is malformed or its signature does not hold; that device was left out.
        BAD_BUNDLE
    }

    public Outcome introduce(Transaction rows, UserBundles user) {
        Peers peers = new Peers(rows);
        Outcome worst = Outcome.INTRODUCED;
        for (DeviceBundle device : user.devices()) {
            Optional<PreKeyBundle> bundle = Bundles.read(user, device);
            if (bundle.isEmpty()) {
                worst = Outcome.BAD_BUNDLE;
                continue;
            }
            Outcome outcome = begin(peers, peers.find(user.userId()), device.deviceId(), bundle.get());
            if (outcome == Outcome.IDENTITY_CHANGED) {
                name(peers, user);
                return outcome;
            }
            if (outcome != Outcome.INTRODUCED) worst = outcome;
        }
        return worst;
    }

    /// No session, but it is known which devices there are.
    private static void name(Peers peers, UserBundles user) {
        Peer peer = peers.find(user.userId());
        for (DeviceBundle device : user.devices()) peer = peer.withDevice(device.deviceId(), device.registrationId());
        peers.put(peer);
    }

    private Outcome begin(Peers peers, Peer peer, int deviceId, PreKeyBundle bundle) {
        DeviceAddress device = peer.device(deviceId);
        PeerSessions sessions = peers.sessions(device);
        byte[] appendix = Addresses.appendix(account.self(), device);
        return switch (cipher.begin(
                sessions,
                bundle,
                account.trustIn(peer.userId(), peer.trust()),
                appendix,
                platform.clock().nowMillis())) {
            case Begun.Ok(PeerSessions next) -> {
                peers.replace(device, sessions, next);
                peers.put(peer.met(bundle.identity()).withDevice(deviceId, bundle.registrationId()));
                yield Outcome.INTRODUCED;
            }
            case Begun.Refused.IDENTITY_CHANGED -> {
                Peers.wipe(sessions);
                // Whatever the relay says, our own other devices have our identity.
                boolean isSelf = peer.userId().equals(account.self().userId());
                if (!isSelf) peers.changed(peer, bundle.identity(), 0);
                yield isSelf ? Outcome.BAD_BUNDLE : Outcome.IDENTITY_CHANGED;
            }
            case Begun.Refused.BAD_SIGNATURE, Begun.Refused.LOW_ORDER_KEY -> {
                Peers.wipe(sessions);
                yield Outcome.BAD_BUNDLE;
            }
        };
    }
}
