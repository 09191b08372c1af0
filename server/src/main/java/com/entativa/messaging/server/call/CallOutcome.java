package com.entativa.messaging.server.call;

import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.server.limit.Verdict;

/// What a signal came to. Only `Ok` means that it did something, or had done it before.
public sealed interface CallOutcome {
    /// `changed`: both sides were told.
    record Ok(CallSession call, boolean changed) implements CallOutcome {}

    /// No such call or conversation, or the sender has no part in it: one answer.
    record NotFound() implements CallOutcome {}

    /// Calls are between two: the conversation is a group.
    record NotDirect() implements CallOutcome {}

    /// The other has not accepted the sender, or blocks them: one answer.
    record NotAccepted() implements CallOutcome {}

    record Differs(DeviceDifference difference) implements CallOutcome {}

    /// Another device of the same user is in the call.
    record Taken() implements CallOutcome {}

    record Over() implements CallOutcome {}

    /// That side of the call does not say that.
    record OutOfPlace() implements CallOutcome {}

    /// The id belongs to another call.
    record IdTaken() implements CallOutcome {}

    record TooLarge() implements CallOutcome {}

    record TooMany(Verdict.Wait verdict) implements CallOutcome {}
}
