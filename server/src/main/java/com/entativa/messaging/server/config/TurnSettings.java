package com.entativa.messaging.server.config;

import java.time.Duration;
import java.util.List;

/// The TURN server that calls may be relayed by, and the secret this server shares with it.
public sealed interface TurnSettings {
    record None() implements TurnSettings {}

    record Shared(List<String> urls, String secret, Duration life) implements TurnSettings {
        @Override
        public String toString() {
            return "Shared[redacted]";
        }
    }

    static TurnSettings read(Settings from) {
        from.section("Calls");
        List<String> urls =
                from.list("TURN_URLS", "turn: or turns: addresses", "TURN server for calls; together with TURN_SECRET");
        String secret = from.secret("TURN_SECRET", "text", "coturn's `static-auth-secret`; together with TURN_URLS");
        int seconds = from.integer("TURN_TTL", 3_600, 60, 86_400, "seconds TURN credentials are good for");
        if (urls.isEmpty() && secret.isEmpty()) return new None();
        if (urls.isEmpty() || urls.stream().anyMatch(url -> !url.matches("turns?:.+"))) {
            from.mustBe("TURN_URLS", "turn: or turns: addresses, set together with TURN_SECRET");
        }
        if (secret.isEmpty()) from.mustBe("TURN_SECRET", "set together with TURN_URLS");
        return new Shared(urls, secret, Duration.ofSeconds(seconds));
    }
}
