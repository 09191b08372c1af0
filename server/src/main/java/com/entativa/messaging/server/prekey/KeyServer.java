package com.entativa.messaging.server.prekey;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.KeyStatus;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.device.Standing;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// The key server. Signatures are verified once, here, at upload. Blocking; any thread.
public final class KeyServer {
    private final PreKeyStore store;
    private final PreKeySignatures signatures;
    private final Devices devices;
    private final Notices notices;

    public KeyServer(PreKeyStore store, PreKeySignatures signatures, Devices devices, Notices notices) {
        this.store = store;
        this.signatures = signatures;
        this.devices = devices;
        this.notices = notices;
    }

    /// How everybody in a common conversation is told that somebody started over.
    public record Notices(Wakeups wakeups, Supplier<UUID> ids, InstantSource clock) {}

    public enum IdentityUpload {
        STORED,
        SAME,
        EXISTS,
        MALFORMED
    }

    public sealed interface Upload {
        record Ok(int oneTimeLeft, List<Integer> rejected) implements Upload {}

        record IdentityMissing() implements Upload {}

        record BadSignature(int keyId) implements Upload {}

        record Malformed(int keyId) implements Upload {}

        /// One-time prekeys are taken in the server's epoch alone (R1.5): these may have been handed out before.
        record OtherEpoch(long epoch) implements Upload {}

        /// A waiting device must show a signed prekey first.
        record NotLinked() implements Upload {}
    }

    public PreKeyStore.Identity identity(UUID user) {
        return store.identity(user);
    }

    public IdentityUpload uploadIdentity(DeviceAddress caller, byte[] key, boolean startOver) {
        if (!signatures.wellFormed(key)) return IdentityUpload.MALFORMED;
        return switch (store.setIdentity(caller.userId(), key, notices.clock().millis())) {
            case STORED -> IdentityUpload.STORED;
            case SAME -> IdentityUpload.SAME;
            case OTHER -> startOver ? startOver(caller, key) : IdentityUpload.EXISTS;
        };
    }

    public Upload upload(DeviceAddress caller, PreKeyUpload keys) {
        for (PreKeyUpload.OneTime key : keys.oneTime()) {
            if (!signatures.wellFormed(key.publicKey())) return new Upload.Malformed(key.keyId());
        }
        if (!(store.identity(caller.userId()) instanceof PreKeyStore.Identity.Known(byte[] identity))) {
            return new Upload.IdentityMissing();
        }
        for (PreKeyUpload.Signed key : keys.signed()) {
            if (!signatures.verifies(identity, key.publicKey(), key.signature())) {
                return new Upload.BadSignature(key.keyId());
            }
        }
        if (keys.signed().isEmpty() && devices.standing(caller) == Standing.WAITING) return new Upload.NotLinked();
        return stored(caller, newestOnly(keys), identity);
    }

    public KeyStatus status(DeviceAddress device) {
        return store.status(device);
    }

    /// The bundle of the user's first receiving device, or none.
    public UserBundles firstBundle(DeviceAddress caller, UUID user) {
        return store.claim(user, caller, List.of(), true);
    }

    public UserBundles bundles(DeviceAddress caller, UUID user, List<Integer> wanted) {
        return store.claim(user, caller, wanted, false);
    }

    private IdentityUpload startOver(DeviceAddress caller, byte[] key) {
        PreKeyStore.StartedOver done = store.startOver(
                caller, key, notices.ids().get(), notices.clock().millis());
        done.dropped().forEach(devices::revoked);
        devices.changed(caller);
        notices.wakeups().committed(done.notices());
        return IdentityUpload.STORED;
    }

    private Upload stored(DeviceAddress caller, PreKeyUpload keys, byte[] identity) {
        boolean waited = devices.standing(caller) == Standing.WAITING;
        return switch (store.store(caller, keys, identity)) {
            case PreKeyStore.Stored.Ok(int left, List<Integer> rejected) -> {
                if (waited) devices.linked(caller);
                yield new Upload.Ok(left, rejected);
            }
            case PreKeyStore.Stored.IdentityMoved _ -> new Upload.IdentityMissing();
            case PreKeyStore.Stored.Replayed(int keyId) -> new Upload.BadSignature(keyId);
            case PreKeyStore.Stored.OtherEpoch(long epoch) -> new Upload.OtherEpoch(epoch);
        };
    }

    /// Of several signed prekeys the one of the highest id counts.
    private static PreKeyUpload newestOnly(PreKeyUpload keys) {
        List<PreKeyUpload.Signed> newest =
                keys.signed().stream().max(Comparator.comparingInt(PreKeyUpload.Signed::keyId)).stream()
                        .toList();
        return new PreKeyUpload(keys.registrationId(), keys.epoch(), newest, keys.oneTime());
    }
}
