package com.entativa.messaging.client.attachment;

import com.entativa.messaging.api.Problem;

/// What a download came to. Unless `Ok`, nothing was shown.
public sealed interface Downloaded {
    /// The whole file, proven, was released.
    enum Ok implements Downloaded {
        RELEASED
    }

    record Refused(Problem problem) implements Downloaded {}

    /// Not now; what is here stays here for going on later.
    enum Stopped implements Downloaded {
        CANCELLED,
        UNREACHABLE
    }

    enum Lost implements Downloaded {
        /// The relay does not have it any more: ask its sender.
        GONE,
        /// Not what the message promised. All of it was discarded.
        DAMAGED,
        /// No space, or no permission to write.
        FILE_UNWRITABLE
    }
}
