package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Commands that change something end when the relay has it.
final class Settled {
    private static final Duration STEP = Duration.ofMillis(50);
    private static final int MOST_STEPS = 600;

    private Settled() {}

    /// Of an own message when nothing more happens to it by itself.
    static int exit(Message message) {
        boolean isGood = message.line() instanceof Line.Own own
                && (own.progress() == Progress.SENT || own.progress().hasArrived());
        return isGood ? Exit.DONE : Exit.REFUSED;
    }

    /// False when the relay does not take it within half a minute: it goes out with the next command.
    static boolean outbox(Messenger messenger, Happenings happenings) {
        return await(messenger::isSettled, happenings);
    }

    /// The relay knows who is blocked.
    static boolean blocks(Messenger messenger, Happenings happenings) {
        return await(messenger.chats()::areBlocksTold, happenings);
    }

    private static boolean await(BooleanSupplier isSettled, Happenings happenings) {
        for (int step = 0; step < MOST_STEPS; step++) {
            if (isSettled.getAsBoolean()) return true;
            happenings.await(_ -> false, STEP);
        }
        System.err.println("Queued: it goes out the next time this profile is online.");
        return false;
    }
}
