package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.group.SenderKeys;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.session.Encrypted;
import com.entativa.messaging.protocol.session.PeerSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Encrypts one content for every device that must get it, within one transaction: either all sessions move on
/// together
/// with the envelopes that are kept, or nothing does.
final class Fanout {
    private final Profile profile;
    private final Transaction rows;
    private final Peers peers;

    Fanout(Profile profile, Transaction rows) {
        this.profile = profile;
        this.rows = rows;
        this.peers = new Peers(rows);
    }

    sealed interface Outcome {
        record Envelopes(List<Envelope> envelopes) implements Outcome {}

        /// Sessions are missing with these devices of this person; with all of them when none is named.
        record NeedsBundles(UUID userId, List<Integer> deviceIds) implements Outcome {}

        /// This person's identity changed and the user has not accepted it.
        record Held(UUID userId) implements Outcome {}

        /// The conversation itself is not known here yet.
        record NeedsConversation(UUID id) implements Outcome {}

        /// These devices lack our sender key.
        record NeedsKey(UUID conversationId, Map<DeviceAddress, Integer> devices) implements Outcome {}

        /// Our sender key is on its way to some: the relay must have it first.
        record KeyWaits(UUID conversationId) implements Outcome {}
    }

    Outcome seal(OutboxEntry entry) {
        return switch (entry.addressing()) {
            case Addressing.Devices(List<DeviceAddress> devices) -> seal(devices, entry.content());
            case Addressing.Trusted(List<DeviceAddress> devices) -> sealForTrusted(entry, devices);
            case Addressing.Anew(DeviceAddress device) ->
                new Outcome.NeedsBundles(device.userId(), List.of(device.deviceId()));
            case Addressing.People(List<UUID> userIds) -> sealFor(userIds, entry.content());
            case Addressing.Everyone _, Addressing.Apart _ -> sealForAll(entry);
        };
    }

    private Outcome sealForAll(OutboxEntry entry) {
        Groups groups = new Groups(rows);
        Set<UUID> members = groups.members(entry.conversationId());
        if (members.isEmpty()) return new Outcome.NeedsConversation(entry.conversationId());
        boolean isLarge = members.size() >= groups.sealsOnceFrom()
                && groups.find(entry.conversationId()).isPresent();
        boolean mayShare = entry.addressing() instanceof Addressing.Everyone;
        return isLarge && mayShare
                ? new SharedFanout(profile, rows).seal(entry, members)
                : sealForAll(members, entry.content());
    }

    /// Who is passed over does not have the sender key that this is.
    private Outcome sealForTrusted(OutboxEntry entry, List<DeviceAddress> devices) {
        List<DeviceAddress> trusted = new ArrayList<>();
        for (DeviceAddress device : devices) {
            if (peers.find(device.userId()).holdsSending()) {
                new SenderKeys(profile, rows).takeBack(entry.conversationId(), device);
            } else trusted.add(device);
        }
        return seal(trusted, entry.content());
    }

    /// For these devices too, beside those it was sealed for. What is shared goes to whom we do not trust yet as well:
    /// they cannot read it, and ask for it.
    Outcome sealMore(OutboxEntry entry, List<Envelope> sealed, List<DeviceAddress> wanted) {
        if (entry.addressing() instanceof Addressing.Trusted) return sealForTrusted(entry, wanted);
        Optional<byte[]> shared = sealed.stream()
                .map(Envelope::content)
                .filter(SenderKeys::isShared)
                .findFirst();
        if (shared.isEmpty()) return seal(wanted, entry.content());
        List<DeviceAddress> apart = new ArrayList<>();
        List<Envelope> envelopes = new ArrayList<>();
        for (DeviceAddress device : wanted) {
            Peer peer = peers.find(device.userId());
            Integer registrationId = peer.registrationIds().get(device.deviceId());
            if (!peer.holdsSending()) apart.add(device);
            else if (registrationId != null) envelopes.add(new Envelope(device, registrationId, shared.get()));
        }
        Outcome outcome = seal(apart, entry.content());
        if (!(outcome instanceof Outcome.Envelopes(List<Envelope> more))) return outcome;
        envelopes.addAll(more);
        return new Outcome.Envelopes(envelopes);
    }

    private Outcome sealForAll(Set<UUID> members, byte[] content) {
        List<DeviceAddress> devices = new ArrayList<>();
        for (UUID member : members) {
            Peer peer = peers.find(member);
            if (peer.holdsSending()) return new Outcome.Held(member);
            boolean isSelf = member.equals(profile.self().userId());
            if (!isSelf && peer.registrationIds().isEmpty()) return new Outcome.NeedsBundles(member, List.of());
            for (int deviceId : peer.registrationIds().keySet()) devices.add(peer.device(deviceId));
        }
        devices.remove(profile.self());
        return seal(devices, content);
    }

    /// Of our own devices we know when the relay has named them once, be it that there are none.
    private Outcome sealFor(List<UUID> userIds, byte[] content) {
        List<DeviceAddress> devices = new ArrayList<>();
        for (UUID userId : userIds) {
            Peer peer = peers.find(userId);
            boolean isSelf = userId.equals(profile.self().userId());
            boolean isKnown =
                    isSelf ? peers.isKnown(userId) : !peer.registrationIds().isEmpty();
            if (!isKnown) return new Outcome.NeedsBundles(userId, List.of());
            for (int deviceId : peer.registrationIds().keySet()) devices.add(peer.device(deviceId));
        }
        devices.remove(profile.self());
        return seal(devices, content);
    }

    /// The sessions move only when all devices can be sealed for. A device named twice is sealed for once.
    Outcome seal(List<DeviceAddress> listed, byte[] content) {
        List<DeviceAddress> devices = listed.stream().distinct().toList();
        for (DeviceAddress device : devices) {
            if (peers.find(device.userId()).holdsSending()) return new Outcome.Held(device.userId());
        }
        List<Envelope> envelopes = new ArrayList<>();
        List<SealedFor> moved = new ArrayList<>();
        for (DeviceAddress device : devices) {
            Integer registrationId =
                    peers.find(device.userId()).registrationIds().get(device.deviceId());
            if (registrationId == null) return new Outcome.NeedsBundles(device.userId(), List.of(device.deviceId()));
            PeerSessions before = peers.sessions(device);
            switch (profile.cipher().encrypt(before, content, profile.nowMillis())) {
                case Encrypted.NoSession _ -> {
                    Peers.wipe(before);
                    return new Outcome.NeedsBundles(device.userId(), List.of(device.deviceId()));
                }
                case Encrypted.Ok(byte[] message, PeerSessions next) -> {
                    moved.add(new SealedFor(device, before, next));
                    envelopes.add(new Envelope(device, registrationId, message));
                }
            }
        }
        for (SealedFor each : moved) peers.replace(each.device, each.before, each.next);
        return new Outcome.Envelopes(envelopes);
    }

    private record SealedFor(DeviceAddress device, PeerSessions before, PeerSessions next) {}
}
