package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceDifference;

/// What a send came to. Only `Accepted` means that it is committed.
public sealed interface SendOutcome {
    /// `sentAtMillis` is the time of the first commit: the same for a resend of a known id.
    record Accepted(long sentAtMillis) implements SendOutcome {}

    /// No such conversation, or the sender is no member: one answer.
    record NotFound() implements SendOutcome {}

    /// The other one declined or blocks the sender, or is blocked by the sender.
    record NotAccepted() implements SendOutcome {}

    record Differs(DeviceDifference difference) implements SendOutcome {}

    /// The id belongs to a message of somebody else, or of another conversation.
    record IdTaken() implements SendOutcome {}

    /// A ciphertext is longer than {@link com.entativa.messaging.api.Contract#MAX_CONTENT_BYTES}.
    record TooLarge() implements SendOutcome {}

    /// Too much waits to be written.
    record Overloaded() implements SendOutcome {}

    /// The database is away. It may or may not be committed: sending the same again is right.
    record Unavailable() implements SendOutcome {}
}
