package com.entativa.messaging.server.prekey;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.KeyStatus;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.server.mailbox.Waiting;
import java.util.List;
import java.util.UUID;

/// Where public keys are kept.
public interface PreKeyStore {
    sealed interface Identity {
        record Unknown() implements Identity {}

        @SuppressWarnings("ArrayRecordComponent")
        record Known(byte[] key) implements Identity {}
    }

    enum IdentitySet {
        STORED,
        SAME,
        /// Another key stands there; nothing was changed.
        OTHER
    }

    sealed interface Stored {
        /// `rejected`: ids of one-time prekeys that were used, or stand there with another key.
        record Ok(int left, List<Integer> rejected) implements Stored {}

        /// Another identity key stands there than the one the signature was verified with.
        record IdentityMoved() implements Stored {}

        /// This signed prekey is another device's: whoever shows it again has not made it.
        record Replayed(int keyId) implements Stored {}

        /// Its one-time prekeys are of another epoch than `epoch`, the server's: nothing was stored (R1.5).
        record OtherEpoch(long epoch) implements Stored {}
    }

    Identity identity(UUID user);

    IdentitySet setIdentity(UUID user, byte[] key, long atMillis);

    /// The devices that are gone, and what now waits for those who share a conversation.
    record StartedOver(List<DeviceAddress> dropped, List<Waiting> notices) {}

    /// In one transaction: sets another identity key, drops all other devices and all prekeys, and puts a notice
    /// under `noticeId` into every mailbox of everybody who shares a conversation.
    StartedOver startOver(DeviceAddress caller, byte[] key, UUID noticeId, long atMillis);

    /// `signed` has at most one entry. With one the device becomes active and receives.
    Stored store(DeviceAddress device, PreKeyUpload keys, byte[] verifiedWith);

    KeyStatus status(DeviceAddress device);

    /// The receiving devices of the user but `not`, each with a one-time prekey that is handed out herewith, once
    /// ever. `wanted` empty: all; `first`: only the one of the lowest number.
    UserBundles claim(UUID user, DeviceAddress not, List<Integer> wanted, boolean first);
}
