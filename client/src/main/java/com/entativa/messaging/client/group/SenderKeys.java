package com.entativa.messaging.client.group;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.senderkey.RemoteSenderKeys;
import com.entativa.messaging.protocol.senderkey.SenderKeyCipher;
import com.entativa.messaging.protocol.senderkey.SenderKeyCodec;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption;
import com.entativa.messaging.protocol.senderkey.SenderKeyDistribution;
import com.entativa.messaging.protocol.senderkey.SenderKeyEncryption;
import com.entativa.messaging.protocol.senderkey.SenderKeyMessage;
import com.entativa.messaging.protocol.senderkey.SenderKeyName;
import com.entativa.messaging.protocol.senderkey.SenderKeyState;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/// Sender keys of groups, ours and theirs, within one transaction. P-G-6: ours is another one as soon as a device that
/// has it is no longer meant, and when it has served its time.
public final class SenderKeys {
    private final Profile profile;
    private final Transaction rows;
    private final SenderKeyCipher cipher;

    public SenderKeys(Profile profile, Transaction rows) {
        this.profile = profile;
        this.rows = rows;
        this.cipher = new SenderKeyCipher(
                profile.platform().crypto(), profile.platform().randomness());
    }

    /// Whether this ciphertext is one for a group.
    public static boolean isShared(byte[] ciphertext) {
        return ciphertext.length > 0 && ciphertext[0] == SenderKeyMessage.VERSION;
    }

    /// Of these devices, with their registration ids, those that lack our key. Begins one where there is none that only
    /// they have.
    public List<DeviceAddress> lacking(UUID conversationId, Map<DeviceAddress, Integer> devices) {
        OwnSenderKey key = own(conversationId)
                .filter(known -> known.isOnlyWith(devices))
                .filter(known -> !known.state().isDue(profile.nowMillis()))
                .orElseGet(() -> begin(conversationId));
        return devices.keySet().stream()
                .filter(device -> !key.handed().containsKey(device))
                .toList();
    }

    private OwnSenderKey begin(UUID conversationId) {
        OwnSenderKey fresh = OwnSenderKey.fresh(cipher.begin(profile.nowMillis()));
        put(conversationId, fresh);
        return fresh;
    }

    /// What lets these devices read from here on; the message of this id takes it to them.
    public Octets hand(UUID conversationId, Map<DeviceAddress, Integer> devices, UUID messageId) {
        OwnSenderKey key = own(conversationId).orElseGet(() -> begin(conversationId));
        put(conversationId, key.handed(devices, messageId));
        return distribution(key.state());
    }

    private static Octets distribution(SenderKeyState state) {
        try (SenderKeyDistribution distribution = state.distribution()) {
            byte[] encoded = distribution.encoded();
            Octets octets = Octets.copyOf(encoded);
            Arrays.fill(encoded, (byte) 0);
            return octets;
        }
    }

    /// The device does not have it after all. With which registration id it was to have it.
    public Map<DeviceAddress, Integer> takeBack(UUID conversationId, DeviceAddress device) {
        Optional<OwnSenderKey> key = own(conversationId);
        Integer registration = key.map(known -> known.handed().get(device)).orElse(0);
        if (registration == 0) return Map.of();
        put(conversationId, key.get().without(device));
        return Map.of(device, registration);
    }

    /// Whether some of what hands out our key is still queued.
    public boolean isHanding(UUID conversationId, Predicate<UUID> isQueued) {
        return own(conversationId).map(OwnSenderKey::handing).orElse(List.of()).stream()
                .anyMatch(isQueued);
    }

    /// Sealed once for all who have our key.
    public byte[] seal(UUID conversationId, byte[] content) {
        OwnSenderKey key = own(conversationId).orElseThrow(() -> new IllegalStateException("no sender key"));
        return switch (cipher.encrypt(
                key.state(), name(conversationId, profile.self()), content, profile.nowMillis())) {
            case SenderKeyEncryption.Ok(byte[] message, SenderKeyState next) -> {
                put(conversationId, key.with(next, List.of()));
                key.state().replacedBy(next);
                yield message;
            }
            case SenderKeyEncryption.Due _ -> throw new IllegalStateException("the sender key has served its time");
        };
    }

    /// Takes a member's key. What is none changes nothing.
    public void install(UUID conversationId, DeviceAddress from, Octets distribution) {
        SenderKeyDistribution.parse(distribution.toArray()).ifPresent(key -> {
            RemoteSenderKeys before = remote(conversationId, from);
            putRemote(conversationId, from, before.install(key));
            key.close();
        });
    }

    public SenderKeyDecryption open(Delivery delivery) {
        UUID conversationId = delivery.conversationId();
        RemoteSenderKeys before = remote(conversationId, delivery.from());
        SenderKeyDecryption opened =
                cipher.decrypt(before, name(conversationId, delivery.from()), delivery.encryptedContent());
        if (opened instanceof SenderKeyDecryption.Ok(byte[] _, RemoteSenderKeys next)) {
            putRemote(conversationId, delivery.from(), next);
            before.replacedBy(next);
        }
        return opened;
    }

    private Optional<OwnSenderKey> own(UUID conversationId) {
        return rows.get(Table.SENDER_KEY, conversationId.toString()).map(OwnSenderKey::read);
    }

    private void put(UUID conversationId, OwnSenderKey key) {
        byte[] row = key.encoded();
        rows.put(Table.SENDER_KEY, conversationId.toString(), row);
        Arrays.fill(row, (byte) 0);
    }

    private RemoteSenderKeys remote(UUID conversationId, DeviceAddress device) {
        return rows.get(Table.REMOTE_SENDER_KEY, key(conversationId, device))
                .map(SenderKeyCodec::readRemote)
                .orElse(RemoteSenderKeys.NONE);
    }

    private void putRemote(UUID conversationId, DeviceAddress device, RemoteSenderKeys keys) {
        byte[] row = SenderKeyCodec.write(keys);
        rows.put(Table.REMOTE_SENDER_KEY, key(conversationId, device), row);
        Arrays.fill(row, (byte) 0);
    }

    private static String key(UUID conversationId, DeviceAddress device) {
        return conversationId + "/" + device.userId() + "/" + device.deviceId();
    }

    private static SenderKeyName name(UUID conversationId, DeviceAddress device) {
        ByteWriter address = Uuids.write(new ByteWriter(), device.userId()).u32(device.deviceId());
        return SenderKeyName.of(Uuids.bytes(conversationId), address.finish());
    }

    /// The registration ids of these devices, as far as a map of all has them.
    public static Map<DeviceAddress, Integer> among(Map<DeviceAddress, Integer> all, List<DeviceAddress> some) {
        Map<DeviceAddress, Integer> found = new LinkedHashMap<>();
        for (DeviceAddress device : some) found.put(device, all.getOrDefault(device, 0));
        return found;
    }
}
