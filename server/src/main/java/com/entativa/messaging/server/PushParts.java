package com.entativa.messaging.server;

import com.entativa.messaging.server.account.SigningKeys;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.postgres.Db;
import com.entativa.messaging.server.postgres.PgPushStore;
import com.entativa.messaging.server.push.Connected;
import com.entativa.messaging.server.push.Courier;
import com.entativa.messaging.server.push.Destinations;
import com.entativa.messaging.server.push.Notifier;
import com.entativa.messaging.server.push.PushStore;
import com.entativa.messaging.server.push.Pushes;
import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;

/// The parts that notify sleeping devices, put together.
record PushParts(Pushes pushes, Notifier notifier) implements AutoCloseable {
    static PushParts open(Config config, Db db, Connected connected, InstantSource clock, SecureRandom random)
            throws IOException {
        ECKey key = SigningKeys.load(config.push().key(), config.dataDir().resolve("vapid.jwk"), "VAPID_JWK", random);
        VapidKeys vapid = vapid(key);
        PushStore store = new PgPushStore(db);
        Destinations destinations = new Destinations(config.push().privateHosts());
        Courier courier = new Courier(new WebPush(config.push().contact(), vapid), destinations);
        String publicKey = Base64.getUrlEncoder().withoutPadding().encodeToString(vapid.getApplicationServerKey());
        return new PushParts(
                new Pushes(store, destinations, publicKey), new Notifier(store, courier, connected, clock));
    }

    @Override
    public void close() {
        notifier.close();
    }

    private static VapidKeys vapid(ECKey key) throws IOException {
        try {
            return new VapidKeys(key.toECPublicKey(), key.toECPrivateKey());
        } catch (JOSEException e) {
            throw new IOException("the key of pushes cannot be used", e);
        }
    }
}
