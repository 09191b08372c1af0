package com.entativa.messaging.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// All an operator decides. Made by {@link Environment#read} or by hand in tests; immutable.
public record Config(Listen listen, Path dataDir, Database database, Tokens tokens, Limits limits) {
    /// Port 0 takes a free one. `behindProxy`: the last entry of `X-Forwarded-For` is the peer's address.
    public record Listen(String host, int port, boolean behindProxy) {}

    /// `connections` is the size of the pool, `writers` how many group commits run at once, `messageRetention` how
    /// long the routing row of a message is kept (its id is recognised as long).
    public record Database(Where where, int connections, int writers, Duration messageRetention) {}

    public sealed interface Where {
        /// A PostgreSQL of our own below the data directory.
        record Embedded() implements Where {}

        /// Somebody else's. The password never shows in `toString`.
        record External(String jdbcUrl, String user, String password) implements Where {
            @Override
            public String toString() {
                return "External[redacted]";
            }
        }
    }

    /// Issuer and audience of our own access tokens, the key they are signed with, and whom else we believe.
    public record Tokens(String issuer, String audience, SigningKey signingKey, Outside outside) {}

    public sealed interface SigningKey {
        /// `jwt-signing.jwk` in the data directory, made at the first start.
        record InDataDir() implements SigningKey {}

        /// A private JWK (P-256) given as text.
        record Given(String jwk) implements SigningKey {
            @Override
            public String toString() {
                return "Given[redacted]";
            }
        }
    }

    public sealed interface Outside {
        record Nobody() implements Outside {}

        /// Tokens of this issuer for this audience are accepted when they verify with a key of `keySet`.
        record Issuer(String issuer, String audience, URI keySet) implements Outside {}
    }
}
