package com.entativa.messaging.client.attachment;

import com.entativa.messaging.api.Problem;

/// What an upload came to.
public sealed interface Uploaded {
    /// The relay has all of it: the message may name it.
    record Ok(AttachmentRef ref) implements Uploaded {}

    /// The relay takes no such file: too large, no quota left, logged out.
    record Refused(Problem problem) implements Uploaded {}

    /// Not now; what is there stays there for going on later.
    enum Stopped implements Uploaded {
        CANCELLED,
        UNREACHABLE
    }

    /// Nothing to go on with.
    enum Lost implements Uploaded {
        /// The file is not what it was when the upload began: begin anew, under another key.
        FILE_CHANGED,
        FILE_UNREADABLE
    }
}
