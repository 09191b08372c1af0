package com.entativa.messaging.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// All an operator decides, immutable: one component for each area of the manual, read by that area's own `read`
/// (so there are more than five). How to add a setting: {@link Settings}.
public record Config(
        Listen listen,
        Path dataDir,
        Database database,
        Nodes nodes,
        Tokens tokens,
        RegistrationMode registration,
        Limits limits,
        Monitoring monitoring,
        MediaSettings media,
        ProvisioningSettings provisioning,
        CallSettings calls,
        PushSettings push) {
    /// Throws {@link ConfigException} naming all that is wrong.
    public static Config read(Settings from) {
        Config config = new Config(
                Listen.read(from),
                dataDir(from),
                Database.read(from),
                Nodes.read(from),
                Tokens.read(from),
                from.choice(
                        "REGISTRATION",
                        RegistrationMode.OPEN,
                        "who may make an account: all, with invite code, nobody"),
                Limits.read(from),
                Monitoring.read(from),
                MediaSettings.read(from),
                ProvisioningSettings.read(from),
                CallSettings.read(from),
                PushSettings.read(from));
        if (config.nodes() instanceof Nodes.Sharing) {
            if (config.tokens().signingKey() instanceof SigningKey.InDataDir)
                from.mustBe("JWT_SIGNING_JWK", "set together with VALKEY_URL: nodes believe each other's tokens");
            if (config.push().key() instanceof SigningKey.InDataDir)
                from.mustBe(
                        "VAPID_JWK", "set together with VALKEY_URL: a device subscribes with one key for all nodes");
        }
        from.check();
        return config;
    }

    /// From variables of the environment alone.
    public static Config of(Map<String, String> environment) {
        return read(new Settings(Sources.environment(environment)));
    }

    /// The same with other limits: for load generators and tests.
    public Config withLimits(Limits others) {
        return new Config(
                listen,
                dataDir,
                database,
                nodes,
                tokens,
                registration,
                others,
                monitoring,
                media,
                provisioning,
                calls,
                push);
    }

    /// The same on another database: for tests.
    public Config withDatabase(Where other) {
        Database there = new Database(other, database.connections, database.writers, database.messageRetention);
        return new Config(
                listen,
                dataDir,
                there,
                nodes,
                tokens,
                registration,
                limits,
                monitoring,
                media,
                provisioning,
                calls,
                push);
    }

    private static Path dataDir(Settings from) {
        from.section("Data");
        return Path.of(from.text("DATA_DIR", "data", "embedded database, keys and media"));
    }

    /// Port 0 takes a free one. `behindProxy`: the last entry of `X-Forwarded-For` is the peer's address. `origins`:
    /// other sites whose pages may call from a browser. `bodyWithin`: how long a body may take, if it is not media.
    /// `webDir`: empty for none. Seven components: each is a line of the manual.
    public record Listen(
            String host,
            int port,
            boolean behindProxy,
            Tls tls,
            List<String> origins,
            Duration bodyWithin,
            String webDir) {
        static Listen read(Settings from) {
            from.section("Listening");
            return new Listen(
                    from.text("HOST", "127.0.0.1", "address to listen on; `0.0.0.0` to be reached from outside"),
                    from.integer("PORT", 8003, 0, 65_535, "port to listen on; 0 takes a free one"),
                    from.flag("BEHIND_PROXY", false, "believe the last entry of `X-Forwarded-For`, and `X-Request-Id`"),
                    Tls.read(from),
                    from.list(
                            "CORS_ORIGINS",
                            "origins such as https://app.example",
                            "sites whose pages may call from a browser; none by default"),
                    Duration.ofSeconds(from.integer(
                            "BODY_SECONDS",
                            20,
                            1,
                            600,
                            "seconds a request's body may take; media may not stand still")),
                    from.text("WEB_DIR", "", "folder of the built web apps (`web/ui/dist`); none: no web apps"));
        }
    }

    /// `connections` is the size of the pool, `writers` how many group commits run at once, `messageRetention` how
    /// long the routing row of a message is kept (its id is recognised as long).
    public record Database(Where where, int connections, int writers, Duration messageRetention) {
        static Database read(Settings from) {
            return new Database(
                    where(from),
                    from.integer("DATABASE_CONNECTIONS", 10, 4, 1_000, "connections of the pool"),
                    from.integer("DATABASE_WRITERS", 2, 1, 64, "group commits at once"),
                    from.days("MESSAGE_RETENTION_DAYS", 90, "days a message id is recognised, acknowledged or not"));
        }

        private static Where where(Settings from) {
            Setting url = new Setting(
                    "Data",
                    "DATABASE_URL",
                    DatabaseUrl.EXPECTED,
                    "",
                    "a PostgreSQL of your own (16 or newer); none: an embedded one in the data directory",
                    true);
            return from.value(url, new Where.Embedded(), DatabaseUrl::parse);
        }
    }

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

    /// Whether this process is the only one.
    public sealed interface Nodes {
        record Alone() implements Nodes {}

        /// One of several, which share a Valkey or Redis. Its address may hold a password: it never shows.
        record Sharing(String valkeyUrl) implements Nodes {
            @Override
            public String toString() {
                return "Sharing[redacted]";
            }
        }

        static Nodes read(Settings from) {
            from.section("Several nodes");
            Setting url = new Setting(
                    "Several nodes",
                    "VALKEY_URL",
                    "redis://… or rediss://…",
                    "",
                    "a Valkey or Redis (7 or newer), one server or a cluster, that the nodes share; none: this is the only node",
                    true);
            return from.value(url, new Alone(), Nodes::parse);
        }

        private static Nodes parse(String text) {
            URI uri = URI.create(text);
            boolean known = "redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme());
            if (!known || uri.getHost() == null) throw new IllegalArgumentException();
            return new Sharing(text);
        }
    }

    /// Issuer and audience of our own access tokens, the key they are signed with, and whom else we believe.
    public record Tokens(String issuer, String audience, SigningKey signingKey, Outside outside) {
        static Tokens read(Settings from) {
            from.section("Log-in");
            return new Tokens(
                    from.text("JWT_ISSUER", "entativa-messaging", "issuer of our own access tokens"),
                    from.text("JWT_AUDIENCE", "messenger", "audience of our own access tokens"),
                    signingKey(
                            from.secret(
                                    "JWT_SIGNING_JWK",
                                    "a private JWK (P-256)",
                                    "key that signs access tokens; none: a file in the data directory, made at the first start")),
                    Outside.read(from));
        }

        private static SigningKey signingKey(String jwk) {
            return jwk.isEmpty() ? new SigningKey.InDataDir() : new SigningKey.Given(jwk);
        }
    }

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

        static Outside read(Settings from) {
            String issuer = from.text("OIDC_ISSUER", "", "an outside issuer to believe; all three `OIDC_` or none");
            String audience = from.text("OIDC_AUDIENCE", "", "audience of the outside issuer's tokens");
            URI nowhere = URI.create("");
            String kind = "an http or https address";
            URI keySet = from.value(
                    new Setting("Log-in", "OIDC_JWKS_URL", kind, "", "key set of the outside issuer", false),
                    nowhere,
                    Settings::address);
            if (issuer.isEmpty() && audience.isEmpty() && keySet.equals(nowhere)) return new Nobody();
            if (issuer.isEmpty()) from.mustBe("OIDC_ISSUER", "set together with OIDC_JWKS_URL");
            if (audience.isEmpty()) from.mustBe("OIDC_AUDIENCE", "set together with OIDC_ISSUER");
            if (keySet.equals(nowhere)) from.mustBe("OIDC_JWKS_URL", kind + ", set together with OIDC_ISSUER");
            return new Issuer(issuer, audience, keySet);
        }
    }
}
