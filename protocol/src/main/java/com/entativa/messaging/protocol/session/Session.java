package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.ratchet.AssociatedData;
import com.entativa.messaging.protocol.ratchet.DoubleRatchet;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.wire.PreKeyMessage.Opening;

/// One session with one remote device, named by the initiator's base key.
public record Session(Suite suite, AssociatedData data, Opening opening, Progress progress, DoubleRatchet ratchet) {

    /// How far the session has come, seen from here.
    public sealed interface Progress {
        /// We began and heard nothing: every message repeats the opening. Not used for sending after 30 days. P-S-5
        record Unanswered(long sinceMillis) implements Progress {}

        /// Both sides have the session.
        enum Established implements Progress {
            ESTABLISHED
        }
    }

    public BaseKey baseKey() {
        return opening.baseKey();
    }

    Session with(DoubleRatchet next) {
        return new Session(suite, data, opening, progress, next);
    }

    Session established(DoubleRatchet next) {
        return new Session(suite, data, opening, Progress.Established.ESTABLISHED, next);
    }
}
