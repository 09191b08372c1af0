package com.entativa.messaging.protocol.jdk;

import com.entativa.messaging.protocol.crypto.Randomness;
import java.security.SecureRandom;

/// The operating system's generator.
public final class JdkRandomness implements Randomness {
    private final SecureRandom random = new SecureRandom();

    @Override
    public void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
