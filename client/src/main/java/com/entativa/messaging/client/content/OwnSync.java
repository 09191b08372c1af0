package com.entativa.messaging.client.content;

import com.entativa.messaging.protocol.key.Bytes32;
import java.util.List;
import java.util.UUID;

/// What one device of a person tells the others; from anybody else it is nothing.
public sealed interface OwnSync extends Body {
    /// The user has seen these, in this conversation.
    record Read(List<UUID> messageIds) implements OwnSync {}

    /// The user deleted these for themselves.
    record DeletedForMe(List<UUID> messageIds) implements OwnSync {}

    /// The user's choices for this conversation, all of them: the latest by sent time, then content id, holds.
    record Settings(Choices choices) implements OwnSync {}

    record Blocked(UUID userId, boolean blocked) implements OwnSync {}

    /// Whether others learn that the user has read, and that they type; both of it, the latest holds.
    record Privacy(boolean readReceipts, boolean typing) implements OwnSync {}

    /// The user took this person's identity key as it is, and compared it or not.
    record Trusted(UUID userId, Bytes32 identity, boolean verified) implements OwnSync {}

    /// What a user chooses for a conversation. `mutedUntilMillis`: 0 for not muted.
    record Choices(Standing standing, boolean pinned, boolean archived, long mutedUntilMillis) {
        public static final Choices NONE = new Choices(Standing.ACCEPTED, false, false, 0);

        public Choices with(Standing changed) {
            return new Choices(changed, pinned, archived, mutedUntilMillis);
        }

        public Choices pinned(boolean yes) {
            return new Choices(standing, yes, archived, mutedUntilMillis);
        }

        public Choices archived(boolean yes) {
            return new Choices(standing, pinned, yes, mutedUntilMillis);
        }

        public Choices mutedUntil(long millis) {
            return new Choices(standing, pinned, archived, millis);
        }
    }

    /// Whether the user wants to be spoken to here.
    enum Standing {
        ACCEPTED(1),
        /// A stranger's first words; nothing of ours shows before they are accepted or answered.
        REQUESTED(2),
        /// The request was turned down: hidden.
        DECLINED(3);

        private final int code;

        Standing(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}
