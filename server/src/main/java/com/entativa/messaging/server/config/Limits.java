package com.entativa.messaging.server.config;

import java.time.Duration;

/// How often one account (log-ins: one address) may do something. R5.3, R5.4; a test pins the defaults.
///
/// @param messages sends of one account, over HTTP and sockets together
/// @param logIns registrations and log-ins from one address
/// @param guesses log-ins to one account
/// @param lookUps searches for users, identity keys and new conversations of one account
/// @param preKeyFetches bundles asked for by one account
/// @param preKeyFetchesPerTarget bundles of one target asked for by one account: the draining attack
/// @param uploads requests of one account that write media
/// @param downloads requests of one account that read media
/// @param sockets of sockets
public record Limits(
        Rate messages,
        Rate logIns,
        Guesses guesses,
        Rate lookUps,
        Rate preKeyFetches,
        Rate preKeyFetchesPerTarget,
        Rate uploads,
        Rate downloads,
        Sockets sockets) {
    /// How often one account's password may be tried.
    ///
    /// @param here from one address
    /// @param anywhere from all addresses together that the account's devices are not known at
    public record Guesses(Rate here, Rate anywhere) {
        static Guesses read(Settings from) {
            return new Guesses(
                    Rate.read(
                            from,
                            "LOGINS_HERE",
                            new Rate(6, Duration.ofMinutes(1)),
                            "log-ins to one account from one address"),
                    Rate.read(
                            from,
                            "LOGINS_ANYWHERE",
                            new Rate(100, Duration.ofMinutes(1)),
                            "log-ins to one account from addresses its devices are not known at"));
        }
    }

    /// How often sockets may be opened and used.
    ///
    /// @param frames what one socket sends
    /// @param openings attempts to open one from one address
    /// @param perAddress open at once from one address
    public record Sockets(Rate frames, Rate openings, int perAddress) {
        static Sockets read(Settings from) {
            return new Sockets(
                    Rate.read(from, "FRAMES", new Rate(1_000, Duration.ofMillis(5)), "frames of one socket"),
                    Rate.read(from, "OPENINGS", new Rate(300, Duration.ofMillis(100)), "sockets one address opens"),
                    from.integer("SOCKETS_PER_ADDRESS", 20_000, 1, 1_000_000, "sockets open from one address"));
        }
    }

    public static Limits defaults() {
        return Config.of(java.util.Map.of()).limits();
    }

    static Limits read(Settings from) {
        from.section("Limits");
        return new Limits(
                Rate.read(from, "MESSAGES", new Rate(60, Duration.ofMillis(200)), "sends of one account"),
                Rate.read(from, "LOGINS", new Rate(10, Duration.ofSeconds(30)), "log-ins from one address"),
                Guesses.read(from),
                Rate.read(from, "LOOKUPS", new Rate(100, Duration.ofSeconds(10)), "look-ups of one account"),
                Rate.read(from, "PREKEYS", new Rate(30, Duration.ofSeconds(10)), "bundles one account fetches"),
                Rate.read(
                        from,
                        "PREKEYS_PER_TARGET",
                        new Rate(6, Duration.ofMinutes(10)),
                        "bundles of one target one account fetches"),
                Rate.read(from, "UPLOADS", new Rate(60, Duration.ofSeconds(1)), "media writes of one account"),
                Rate.read(from, "DOWNLOADS", new Rate(300, Duration.ofMillis(100)), "media reads of one account"),
                Sockets.read(from));
    }

    /// No limit worth the name: for load generators and tests.
    public static Limits off() {
        Rate rate = new Rate(1_000_000_000, Duration.ofNanos(1));
        return new Limits(
                rate, rate, new Guesses(rate, rate), rate, rate, rate, rate, rate, new Sockets(rate, rate, 1_000_000));
    }

    /// The same with other limits of log-ins to one account: for tests.
    public Limits withGuesses(Guesses others) {
        return new Limits(
                messages, logIns, others, lookUps, preKeyFetches, preKeyFetchesPerTarget, uploads, downloads, sockets);
    }

    /// The same with other limits of sockets: for tests.
    public Limits withSockets(Sockets others) {
        return new Limits(
                messages, logIns, guesses, lookUps, preKeyFetches, preKeyFetchesPerTarget, uploads, downloads, others);
    }
}
