package com.entativa.messaging.server.account;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.server.config.Config;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.MalformedURLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Tokens of an outside issuer (OpenID Connect): verified with the keys at its JWKS address, which are cached.
/// `sub` → an account of ours, made on first sight under (issuer, subject); its username is a generated one. The
/// claim `device` (a positive integer) names the device; without it the token is the first device's. A number never
/// given before makes a device, which waits to be linked like any other; one that was removed stays removed.
public final class OutsideTokens {
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);

    private final List<JwtCheck> checks;
    private final AccountStore store;
    private final Fresh fresh;
    private final InstantSource clock;

    public OutsideTokens(Config.Outside from, AccountStore store, Fresh fresh, InstantSource clock) {
        this.store = store;
        this.fresh = fresh;
        this.clock = clock;
        this.checks = switch (from) {
            case Config.Outside.Nobody _ -> List.of();
            case Config.Outside.Issuer issuer -> List.of(check(issuer, clock));
        };
    }

    JwtCheck.Result check(String token) {
        return checks.isEmpty() ? new JwtCheck.Result.Bad() : checks.getFirst().check(token);
    }

    DeviceAddress device(JWTClaimsSet claims) {
        int device = claims.getClaim("device") instanceof Number number ? Math.max(0, number.intValue()) : 0;
        UUID user = fresh.id();
        String username = "u" + user.toString().replace("-", "").substring(0, 31);
        return store.outsider(
                new AccountStore.Outsider(claims.getIssuer(), claims.getSubject(), device),
                new AccountStore.NewAccount(
                        new UserProfile(user, username, username),
                        new AccountStore.PasswordHash.None(),
                        fresh.registrationId(),
                        clock.millis()));
    }

    private static JwtCheck check(Config.Outside.Issuer issuer, InstantSource clock) {
        try {
            return new JwtCheck(
                    JWKSourceBuilder.create(issuer.keySet().toURL())
                            .retrying(true)
                            .build(),
                    ALGORITHMS,
                    issuer.issuer(),
                    issuer.audience(),
                    clock);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("OIDC_JWKS_URL is no address", e);
        }
    }
}
