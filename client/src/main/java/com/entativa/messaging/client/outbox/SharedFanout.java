package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.group.SenderKeys;
import com.entativa.messaging.client.outbox.Fanout.Outcome;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Encrypts one content once for a large group, within one transaction, when all devices that are to read it have our
/// sender key. R3.5
record SharedFanout(Profile profile, Transaction rows) {

    /// A member whose changed identity is not accepted gets the ciphertext like all, and no key for it. R2.3
    Outcome seal(OutboxEntry entry, Set<UUID> members) {
        UUID conversationId = entry.conversationId();
        Map<DeviceAddress, Integer> devices = new LinkedHashMap<>();
        Map<DeviceAddress, Integer> held = new LinkedHashMap<>();
        for (UUID member : members) {
            Peer peer = new Peers(rows).find(member);
            boolean isSelf = member.equals(profile.self().userId());
            boolean isUnknown = !isSelf && peer.registrationIds().isEmpty();
            if (isUnknown && !peer.holdsSending()) return new Outcome.NeedsBundles(member, List.of());
            peer.registrationIds().forEach((id, registration) -> {
                devices.put(peer.device(id), registration);
                if (peer.holdsSending()) held.put(peer.device(id), registration);
            });
        }
        devices.remove(profile.self());
        SenderKeys keys = new SenderKeys(profile, rows);
        List<DeviceAddress> lacking = new ArrayList<>(keys.lacking(conversationId, devices));
        lacking.removeAll(held.keySet());
        if (!lacking.isEmpty()) return new Outcome.NeedsKey(conversationId, SenderKeys.among(devices, lacking));
        if (keys.isHanding(conversationId, this::isQueued)) return new Outcome.KeyWaits(conversationId);
        byte[] message = keys.seal(conversationId, entry.content());
        List<Envelope> envelopes = new ArrayList<>();
        devices.forEach((device, registration) -> envelopes.add(new Envelope(device, registration, message)));
        return new Outcome.Envelopes(envelopes);
    }

    private boolean isQueued(UUID messageId) {
        return new Queue(profile, rows).find(messageId).isPresent();
    }
}
