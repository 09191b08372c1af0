package com.entativa.messaging.protocol.key;

import java.util.Optional;

/// EK: the initiator's ephemeral key of one handshake; it names the session.
public record BaseKey(Bytes32 u) implements PublicKey {
    public BaseKey {
        PublicKey.requireCanonical(u);
    }

    public static Optional<BaseKey> decode(byte[] encoded) {
        return PublicKey.decode(encoded).map(BaseKey::new);
    }
}
