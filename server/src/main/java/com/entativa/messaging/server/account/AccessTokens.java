package com.entativa.messaging.server.account;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.config.Config;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import java.util.UUID;

/// Our own access tokens: JWT, ES256, `sub` the user, `device` the device, {@link #LIFE} long.
public final class AccessTokens {
    public static final Duration LIFE = Duration.ofMinutes(15);

    private final ECKey key;
    private final Config.Tokens settings;
    private final InstantSource clock;
    private final ECDSASigner signer;
    private final JwtCheck check;

    public AccessTokens(ECKey key, Config.Tokens settings, InstantSource clock) {
        this.key = key;
        this.settings = settings;
        this.clock = clock;
        this.signer = signer(key);
        this.check = new JwtCheck(
                new ImmutableJWKSet<>(new JWKSet(key.toPublicJWK())),
                Set.of(JWSAlgorithm.ES256),
                settings.issuer(),
                settings.audience(),
                clock);
    }

    String issue(DeviceAddress device) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(device.userId().toString())
                .claim("device", device.deviceId())
                .issuer(settings.issuer())
                .audience(settings.audience())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFE)))
                .build();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("access token could not be signed", e);
        }
        return token.serialize();
    }

    /// The public half, as RFC 7517 writes it.
    public String keySet() {
        return new JWKSet(key.toPublicJWK()).toString();
    }

    JwtCheck.Result check(String token) {
        return check.check(token);
    }

    static DeviceAddress device(JWTClaimsSet claims) {
        return new DeviceAddress(UUID.fromString(claims.getSubject()), ((Number) claims.getClaim("device")).intValue());
    }

    private static ECDSASigner signer(ECKey key) {
        try {
            return new ECDSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing key does not sign", e);
        }
    }
}
