package com.entativa.messaging.server.doctor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The host's clock. Against the database's: {@link com.entativa.messaging.server.postgres.DatabaseCheck}.
public final class ClockCheck implements Check {
    /// When this was written: no true clock shows less.
    private static final Instant EARLIEST = Instant.parse("2026-11-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private final InstantSource clock;

    public ClockCheck(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public List<Finding> look() {
        Instant now = clock.instant();
        boolean plausible = now.isAfter(EARLIEST) && now.isBefore(LATEST);
        return List.of(
                plausible
                        ? Finding.ok("clock", now.toString())
                        : Finding.fail("clock", "the host's clock shows " + now, "set it: run an NTP client"));
    }
}
