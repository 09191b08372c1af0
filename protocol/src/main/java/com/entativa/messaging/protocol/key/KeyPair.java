package com.entativa.messaging.protocol.key;

/// A secret scalar and the public key of its role. Made by `crypto.KeyPairs`, so that the halves match.
public record KeyPair<K extends PublicKey>(Secret32 secret, K publicKey) implements AutoCloseable {
    @Override
    public void close() {
        secret.close();
    }
}
