package com.entativa.messaging.protocol.crypto;

import com.entativa.messaging.protocol.key.Secret32;

/// The one source of secure random bytes, handed in.
@FunctionalInterface
public interface Randomness {
    void fill(byte[] bytes);

    default byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        fill(bytes);
        return bytes;
    }

    default Secret32 secret() {
        return Secret32.own(bytes(Secret32.LENGTH));
    }
}
