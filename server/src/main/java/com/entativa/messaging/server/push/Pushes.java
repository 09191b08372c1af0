package com.entativa.messaging.server.push;

import com.entativa.messaging.api.DeviceAddress;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.util.Arrays;

/// The subscriptions of devices. Blocking; any thread.
public final class Pushes {
    private static final int POINT = 65;
    private static final int COORDINATE = 32;
    private static final int SECRET = 16;

    private final PushStore store;
    private final Destinations destinations;
    private final String publicKey;

    /// `publicKey` is the relay's own (RFC 8292), as base64url of the uncompressed point.
    public Pushes(PushStore store, Destinations destinations, String publicKey) {
        this.store = store;
        this.destinations = destinations;
        this.publicKey = publicKey;
    }

    public enum Outcome {
        DONE,
        /// Not an address pushes may go to.
        BAD_ENDPOINT,
        /// Not a point of P-256, or not 16 bytes.
        BAD_KEYS
    }

    public String publicKey() {
        return publicKey;
    }

    public Outcome subscribe(DeviceAddress device, Subscription subscription) {
        if (!isPoint(new Base64URL(subscription.p256dh()).decode())) return Outcome.BAD_KEYS;
        if (new Base64URL(subscription.auth()).decode().length != SECRET) return Outcome.BAD_KEYS;
        if (!destinations.mayGoTo(subscription.endpoint())) return Outcome.BAD_ENDPOINT;
        store.put(device, subscription);
        return Outcome.DONE;
    }

    public void unsubscribe(DeviceAddress device) {
        store.remove(device);
    }

    /// A point beside the curve would tell something of keys it is multiplied with.
    private static boolean isPoint(byte[] key) {
        if (key.length != POINT || key[0] != 4) return false;
        try {
            Base64URL x = Base64URL.encode(Arrays.copyOfRange(key, 1, 1 + COORDINATE));
            Base64URL y = Base64URL.encode(Arrays.copyOfRange(key, 1 + COORDINATE, POINT));
            return !new ECKey.Builder(Curve.P_256, x, y).build().isPrivate();
        } catch (IllegalStateException | IllegalArgumentException e) {
            return false;
        }
    }
}
