package com.entativa.messaging.server.call;

import com.entativa.messaging.server.config.TurnSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Credentials for a TURN server that shares a secret with this one (coturn's `use-auth-secret`): the username is the
/// end of its time and a random word, not the user's id, so that the TURN server learns of nobody who calls.
public final class TurnCredentials {
    private final TurnSettings settings;
    private final Supplier<String> words;
    private final InstantSource clock;

    /// `words` are random and used once.
    public TurnCredentials(TurnSettings settings, Supplier<String> words, InstantSource clock) {
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    public sealed interface Issued {
        record Ok(List<String> urls, String username, String credential, int ttlSeconds) implements Issued {
            @Override
            public String toString() {
                return "Ok[redacted]";
            }
        }

        record NotConfigured() implements Issued {}
    }

    public Issued issue() {
        return switch (settings) {
            case TurnSettings.None _ -> new Issued.NotConfigured();
            case TurnSettings.Shared(List<String> urls, String secret, Duration life) -> {
                String username = clock.instant().plus(life).getEpochSecond() + ":" + words.get();
                yield new Issued.Ok(urls, username, credential(secret, username), (int) life.toSeconds());
            }
        };
    }

    /// HMAC-SHA1 is what the scheme demands; the collisions of SHA-1 do not reach it.
    private static String credential(String secret, String username) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
