package com.entativa.messaging.client.content;

import com.entativa.messaging.client.attachment.AttachmentRef;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What somebody did to a group: travels in group news, and is what a line of the timeline shows.
public sealed interface GroupAct {
    /// UTF-8 bytes of a group's name.
    int MAX_NAME_BYTES = 1_024;

    enum Plain implements GroupAct {
        CREATED,
        /// Nothing: the group as it stands, for a device that may not have its key. No line shows it.
        NOTHING,
        /// The sender leaves.
        LEFT
    }

    record Added(List<UUID> userIds) implements GroupAct {}

    record Removed(List<UUID> userIds) implements GroupAct {}

    record Renamed(String name) implements GroupAct {
        @Override
        public String toString() {
            return "Renamed[" + name.length() + " characters]";
        }
    }

    record Pictured(Picture picture) implements GroupAct {}

    /// Made an admin, or one no longer.
    record Admin(UUID userId, boolean isAdmin) implements GroupAct {}

    sealed interface Picture {
        /// Where it lies; empty where there is none.
        default Optional<AttachmentRef> place() {
            return this instanceof Blob(AttachmentRef file) ? Optional.of(file) : Optional.empty();
        }

        enum None implements Picture {
            NONE
        }

        /// A blob like any file's, under a key of its own.
        record Blob(AttachmentRef file) implements Picture {}
    }
}
