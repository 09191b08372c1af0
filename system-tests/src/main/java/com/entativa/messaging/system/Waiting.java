package com.entativa.messaging.system;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what happens elsewhere, with a limit.
public final class Waiting {
    private Waiting() {}

    public static void until(String what, Duration within, BooleanSupplier holds) {
        long until = System.nanoTime() + within.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > until) throw new IllegalStateException("did not happen in time: " + what);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
