package com.entativa.messaging.server.account;

import com.entativa.messaging.server.ops.Unavailable;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;

/// Checks tokens of one issuer: only the algorithms named (never `none`, never HMAC), only keys of the source, exact
/// issuer, our audience, not expired.
final class JwtCheck {
    /// Longer ones are refused unread.
    private static final int LONGEST_TOKEN = 8 * 1024;

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    sealed interface Result {
        record Good(JWTClaimsSet claims) implements Result {
            @Override
            public String toString() {
                return "Good[redacted]";
            }
        }

        record Bad() implements Result {}
    }

    JwtCheck(
            JWKSource<SecurityContext> keys,
            Set<JWSAlgorithm> algorithms,
            String issuer,
            String audience,
            InstantSource clock) {
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        JWTClaimsSet exact = new JWTClaimsSet.Builder().issuer(issuer).build();
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(audience, exact, Set.of("sub", "exp")) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        });
    }

    Result check(String token) {
        if (token.length() > LONGEST_TOKEN) return new Result.Bad();
        try {
            return new Result.Good(processor.process(token, null));
        } catch (RemoteKeySourceException e) {
            throw new Unavailable("token issuer", e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return new Result.Bad();
        }
    }
}
