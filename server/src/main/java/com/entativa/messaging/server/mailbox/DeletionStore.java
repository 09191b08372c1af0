package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceAddress;
import java.util.List;
import java.util.UUID;

/// Where messages are deleted for everyone.
public interface DeletionStore {
    sealed interface Deleted {
        /// `notices` are handed to the sockets after the commit; none when it was deleted before.
        record Done(List<Waiting> notices) implements Deleted {}

        /// It is somebody else's.
        record NotAllowed() implements Deleted {}

        record NotFound() implements Deleted {}
    }

    /// One transaction: the ciphertexts are gone, and the members' devices have a notice.
    Deleted delete(DeviceAddress by, UUID message, UUID noticeId, long atMillis);
}
