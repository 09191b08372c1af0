package com.entativa.messaging.protocol.crypto;

/// A hash taken piece by piece. One thread at a time; of no use after `finish`.
public interface Digest {
    /// Keeps nothing of the array.
    void update(byte[] bytes);

    byte[] finish();
}
