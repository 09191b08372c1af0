package com.entativa.messaging.server.account;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.device.Standing;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Who calls, judged by an access token: one of our own, or one of the outside issuer. Blocking; any thread.
public final class Callers {
    private final AccessTokens ours;
    private final OutsideTokens outside;
    private final Devices devices;
    private final InstantSource clock;
    /// A good token is verified once; its end and its device's standing are looked at each time.
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(20_000).build();

    public Callers(AccessTokens ours, OutsideTokens outside, Devices devices, InstantSource clock) {
        this.ours = ours;
        this.outside = outside;
        this.devices = devices;
        this.clock = clock;
    }

    public sealed interface Caller {
        /// `outside`: the token is not ours, so that a log-out cannot end it.
        record Known(DeviceAddress device, Standing standing, boolean outside) implements Caller {}

        record Refused() implements Caller {}
    }

    private record Verified(DeviceAddress device, long endsAtMillis, boolean outside) {}

    public Caller of(String token) {
        Verified known = verified.getIfPresent(token);
        if (known == null) known = verify(token);
        if (known == null || known.endsAtMillis() <= clock.millis()) return new Caller.Refused();
        verified.put(token, known);
        Standing standing = devices.standing(known.device());
        if (standing == Standing.GONE) return new Caller.Refused();
        devices.seen(known.device());
        return new Caller.Known(known.device(), standing, known.outside());
    }

    /// Null: the token is not good.
    private @Nullable Verified verify(String token) {
        if (ours.check(token) instanceof JwtCheck.Result.Good(JWTClaimsSet claims)) {
            return new Verified(AccessTokens.device(claims), ends(claims), false);
        }
        if (outside.check(token) instanceof JwtCheck.Result.Good(JWTClaimsSet claims)) {
            return new Verified(outside.device(claims), ends(claims), true);
        }
        return null;
    }

    private static long ends(JWTClaimsSet claims) {
        return claims.getExpirationTime().toInstant().toEpochMilli();
    }
}
