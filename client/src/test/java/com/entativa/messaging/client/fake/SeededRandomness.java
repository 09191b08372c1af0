package com.entativa.messaging.client.fake;

import com.entativa.messaging.protocol.crypto.Randomness;
import java.util.Random;

/// The same bytes for the same seed.
public final class SeededRandomness implements Randomness {
    private Random random;

    public SeededRandomness(long seed) {
        this.random = new Random(seed);
    }

    public void reseed(long seed) {
        random = new Random(seed);
    }

    @Override
    public void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
