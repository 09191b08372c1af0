package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import java.time.Duration;

/// Commands that change something end when the relay has it.
final class Settled {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final int MOST_STEPS = 600;

    private Settled() {}

    /// False when the relay does not take it within half a minute: it goes out with the next command.
    static boolean outbox(Messenger messenger, Happenings happenings) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (messenger.isSettled()) return true;
            happenings.await(_ -> false, STEP);
        }
        System.err.println("Queued: it goes out the next time this profile is online.");
        return false;
    }
}
