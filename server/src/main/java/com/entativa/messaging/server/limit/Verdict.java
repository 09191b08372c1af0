package com.entativa.messaging.server.limit;

import java.time.Duration;

/// What a limit says.
public sealed interface Verdict {
    enum Allowed implements Verdict {
        ALLOWED
    }

    /// Too often: not before `time` has passed, jittered so that those refused together do not come back together.
    record Wait(Duration time) implements Verdict {
        /// For `Retry-After`: whole seconds, at least one.
        public int seconds() {
            return Math.clamp(time.plusMillis(999).toSeconds(), 1, 86_400);
        }
    }
}
