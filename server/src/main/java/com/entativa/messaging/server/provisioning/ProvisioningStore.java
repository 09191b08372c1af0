package com.entativa.messaging.server.provisioning;

import com.entativa.messaging.api.DeviceAddress;
import java.util.List;
import java.util.UUID;

/// Where provisioning mailboxes are kept.
public interface ProvisioningStore {
    /// An empty mailbox. `encryptedName` is empty when the new device has given itself none.
    @SuppressWarnings("ArrayRecordComponent")
    record Mailbox(
            String address, TokenHash fetchToken, byte[] ephemeralKey, byte[] encryptedName, long expiresAtMillis) {
        @Override
        public String toString() {
            return "Mailbox[redacted]";
        }
    }

    /// What a linked device of `user` says or puts in. `ephemeralKey` is the one it has seen in the code and sealed
    /// the blob to. The arrays are not copied.
    @SuppressWarnings("ArrayRecordComponent")
    record Parcel(UUID user, String address, byte[] ephemeralKey, byte[] blob) {
        @Override
        public String toString() {
            return "Parcel[redacted]";
        }
    }

    sealed interface Filled {
        /// The new device of the account; it waits.
        record Ok(DeviceAddress device) implements Filled {}

        /// Nobody waits there, or for another key: one answer.
        record NotFound() implements Filled {}

        record FilledBefore() implements Filled {}
    }

    sealed interface Fetched {
        @SuppressWarnings("ArrayRecordComponent")
        record Ok(DeviceAddress device, byte[] blob) implements Fetched {}

        record Empty() implements Fetched {}

        /// No such mailbox, fetched or expired, or the token is another's: one answer.
        record NotFound() implements Fetched {}
    }

    /// False when `most` are open already.
    boolean open(Mailbox mailbox, int most, long nowMillis);

    /// What a linked device and the new one say to each other before the blob, opaque: a greeting, then its answer.
    sealed interface Said {
        /// Kept. The same again is kept once.
        record Ok() implements Said {}

        record NotFound() implements Said {}

        /// Somebody said something else before; there is one greeting and one answer.
        record SaidBefore() implements Said {}
    }

    sealed interface Heard {
        @SuppressWarnings("ArrayRecordComponent")
        record Ok(byte[] words) implements Heard {}

        record Nothing() implements Heard {}

        record NotFound() implements Heard {}
    }

    /// By a linked device, which names the key of the code.
    Said greet(Parcel greeting, long nowMillis);

    Heard greeting(String address, TokenHash token, long nowMillis);

    /// By the new device, after the greeting alone.
    Said answer(String address, TokenHash token, byte[] answer, long nowMillis);

    Heard answered(String address, long nowMillis);

    /// Puts the blob in and makes the waiting device, in one transaction.
    Filled fill(Parcel parcel, int registrationId, long nowMillis);

    /// Takes blob and mailbox out, in one transaction.
    Fetched fetch(String address, TokenHash token, long nowMillis);

    /// Deletes expired mailboxes, and the devices made before `madeBeforeMillis` that never became active; returns
    /// these.
    List<DeviceAddress> sweep(long nowMillis, long madeBeforeMillis);
}
