package com.entativa.messaging.server.conversation;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.Waiting;
import java.util.List;
import java.util.UUID;

/// Where changes of conversations are written: compare-and-set, one winner for each revision.
public interface GroupStore {
    /// Leaving cannot conflict.
    long ANY_REVISION = 0;

    /// All changes or none. `revision` is the one the caller saw.
    record Order(DeviceAddress by, UUID conversation, long revision, List<GroupChange> changes) {
        public UUID caller() {
            return by.userId();
        }
    }

    sealed interface Changed {
        /// `notices` are handed to the sockets after the commit.
        record Done(List<Waiting> notices) implements Changed {}

        record Refused(Refusal why) implements Changed {}

        record Conflict(long revision) implements Changed {}
    }

    enum Refusal {
        /// No such conversation, member or user; or the caller is no member.
        NOT_FOUND,
        NOT_ALLOWED,
        NOT_ACCEPTED,
        LAST_ADMIN,
        FULL
    }

    Changed change(Order order, UUID noticeId, long atMillis);
}
