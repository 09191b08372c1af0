package com.entativa.messaging.server.config;

import java.time.Duration;

/// What one account may do of calls, and the TURN server they may be relayed by.
///
/// @param attempts calls one account begins
/// @param signals signals of one account, of all calls: candidates come in a burst
public record CallSettings(Rate attempts, Rate signals, TurnSettings turn) {
    static CallSettings read(Settings from) {
        return new CallSettings(
                Rate.read(from, "CALLS", new Rate(10, Duration.ofSeconds(10)), "calls one account begins"),
                Rate.read(
                        from, "CALL_SIGNALS", new Rate(200, Duration.ofMillis(100)), "signals of one account's calls"),
                TurnSettings.read(from));
    }
}
