package com.entativa.messaging.server.call;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.Waiting;
import java.util.List;
import java.util.UUID;

/// Where calls are kept.
public interface CallStore {
    /// A signal on its way; `messageId` names its envelopes.
    record Signal(DeviceAddress sender, CallFrame frame, UUID messageId, long atMillis) {}

    sealed interface Signalled {
        /// `changed`: both sides are to be told how the call stands.
        record Done(CallSession call, boolean changed, List<Waiting> waiting) implements Signalled {}

        record Refused(CallOutcome why) implements Signalled {}
    }

    /// Moves the call and writes the envelopes, in one transaction. Of several that answer at once one moves it.
    Signalled signal(Signal signal);

    /// Of a user who has it in their log.
    List<CallSession> find(UUID user, UUID callId);

    /// Newest first; `before` is the last id of the page before.
    List<CallSession> page(UUID user, UUID before, int limit);

    /// Deletes the call from this user's log alone. False when it is not there.
    boolean forget(UUID user, UUID callId);

    /// Ends what rang or was silent for too long, each call for one asker alone however many nodes ask.
    List<CallSession> endOverdue(long nowMillis);

    /// Deletes calls that began before.
    void sweep(long startedBeforeMillis);
}
