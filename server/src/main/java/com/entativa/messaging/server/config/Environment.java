package com.entativa.messaging.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// Reads {@link Config} from environment variables:
///
/// | variable | default | |
/// |---|---|---|
/// | `PORT` | 8003 | 0 takes a free one |
/// | `HOST` | 127.0.0.1 | `0.0.0.0` to be reached from outside |
/// | `BEHIND_PROXY` | false | believe the last entry of `X-Forwarded-For` |
/// | `DATA_DIR` | data | embedded database and signing key |
/// | `DATABASE_URL` | | `jdbc:postgresql://…` or `postgres://user:password@host/name`; none: embedded |
/// | `DATABASE_CONNECTIONS` · `DATABASE_WRITERS` | 10 · 2 | pool; group commits at once |
/// | `MESSAGE_RETENTION_DAYS` | 90 | how long a message id is recognised |
/// | `JWT_ISSUER` · `JWT_AUDIENCE` | entativa-messaging · messenger | of our own tokens |
/// | `JWT_SIGNING_JWK` | | private P-256 JWK; none: a file in the data directory |
/// | `OIDC_ISSUER` · `OIDC_AUDIENCE` · `OIDC_JWKS_URL` | | an outside issuer; all three or none |
/// | `LIMIT_x_PER_SECOND` · `LIMIT_x_BURST` | {@link Limits#defaults} | see below |
///
/// The x of a limit is `MESSAGES`, `LOGINS`, `LOOKUPS`, `PREKEYS` or `PREKEYS_PER_TARGET`.
public final class Environment {
    private final Map<String, String> variables;

    private Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /// Throws {@link ConfigException} naming the variable that is wrong.
    public static Config read(Map<String, String> variables) {
        Environment environment = new Environment(variables);
        return new Config(
                new Config.Listen(
                        environment.text("HOST", "127.0.0.1"),
                        environment.integer("PORT", 8003, 0, 65_535),
                        environment.flag("BEHIND_PROXY")),
                Path.of(environment.text("DATA_DIR", "data")),
                environment.database(),
                environment.tokens(),
                environment.limits());
    }

    private Config.Database database() {
        String url = text("DATABASE_URL", "");
        return new Config.Database(
                url.isEmpty() ? new Config.Where.Embedded() : DatabaseUrl.parse(url),
                integer("DATABASE_CONNECTIONS", 10, 4, 1_000),
                integer("DATABASE_WRITERS", 2, 1, 64),
                Duration.ofDays(integer("MESSAGE_RETENTION_DAYS", 90, 1, 36_500)));
    }

    private Config.Tokens tokens() {
        String jwk = text("JWT_SIGNING_JWK", "");
        return new Config.Tokens(
                text("JWT_ISSUER", "entativa-messaging"),
                text("JWT_AUDIENCE", "messenger"),
                jwk.isEmpty() ? new Config.SigningKey.InDataDir() : new Config.SigningKey.Given(jwk),
                outside());
    }

    private Config.Outside outside() {
        String issuer = text("OIDC_ISSUER", "");
        String keySet = text("OIDC_JWKS_URL", "");
        String audience = text("OIDC_AUDIENCE", "");
        if (issuer.isEmpty() && keySet.isEmpty() && audience.isEmpty()) return new Config.Outside.Nobody();
        if (issuer.isEmpty()) throw new ConfigException("OIDC_ISSUER", "set together with OIDC_JWKS_URL");
        if (audience.isEmpty()) throw new ConfigException("OIDC_AUDIENCE", "set together with OIDC_ISSUER");
        return new Config.Outside.Issuer(issuer, audience, uri("OIDC_JWKS_URL", keySet));
    }

    private Limits limits() {
        Limits defaults = Limits.defaults();
        return new Limits(
                rate("MESSAGES", defaults.messages()),
                rate("LOGINS", defaults.logIns()),
                rate("LOOKUPS", defaults.lookUps()),
                rate("PREKEYS", defaults.preKeyFetches()),
                rate("PREKEYS_PER_TARGET", defaults.preKeyFetchesPerTarget()));
    }

    /// A higher rate raises the burst to two seconds of it, unless the burst is given too.
    private Rate rate(String name, Rate standard) {
        String perSecondName = "LIMIT_" + name + "_PER_SECOND";
        String given = text(perSecondName, "");
        if (given.isEmpty()) {
            return new Rate(
                    integer("LIMIT_" + name + "_BURST", standard.burst(), 1, 1_000_000_000), standard.interval());
        }
        double perSecond = decimal(perSecondName, given);
        int burst = Math.max(standard.burst(), (int) Math.min(1_000_000_000, 2 * perSecond));
        return Rate.perSecond(integer("LIMIT_" + name + "_BURST", burst, 1, 1_000_000_000), perSecond);
    }

    private String text(String name, String standard) {
        String value = variables.getOrDefault(name, "").strip();
        return value.isEmpty() ? standard : value;
    }

    private int integer(String name, int standard, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        try {
            int value = Integer.parseInt(text(name, Integer.toString(standard)));
            if (value < least || value > most) throw new ConfigException(name, expected);
            return value;
        } catch (NumberFormatException e) {
            throw new ConfigException(name, expected);
        }
    }

    private static double decimal(String name, String text) {
        String expected = "a number above 0 and up to 1000000000";
        try {
            double value = Double.parseDouble(text);
            if (!(value > 0 && value <= 1e9)) throw new ConfigException(name, expected);
            return value;
        } catch (NumberFormatException e) {
            throw new ConfigException(name, expected);
        }
    }

    private boolean flag(String name) {
        return switch (text(name, "false")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new ConfigException(name, "true or false");
        };
    }

    private static URI uri(String name, String text) {
        try {
            URI uri = URI.create(text);
            if (!"https".equals(uri.getScheme()) && !"http".equals(uri.getScheme())) {
                throw new ConfigException(name, "an http or https address");
            }
            return uri;
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, "an http or https address");
        }
    }
}
