package com.entativa.messaging.protocol.crypto;

import com.entativa.messaging.protocol.key.ConstantTime;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.Secret32;

/// What a Diffie-Hellman agreement comes to. P-K-3: an all-zero result is refused.
public sealed interface Agreement {
    record Agreed(Secret32 secret) implements Agreement {}

    /// The other key is a point of low order: the result would be known to everybody.
    enum LowOrder implements Agreement {
        LOW_ORDER
    }

    static Agreement of(Crypto crypto, KeyPair<?> ours, PublicKey theirs) {
        Secret32 secret = crypto.x25519(ours.secret(), theirs);
        if (!ConstantTime.isZero(secret.expose())) return new Agreed(secret);
        secret.close();
        return LowOrder.LOW_ORDER;
    }
}
