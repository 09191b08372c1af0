package com.entativa.messaging.client.account;

import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.session.LocalDevice;
import java.util.ArrayList;
import java.util.List;

/// Makes identities, registration ids and prekeys, and stores each before anybody hears of it.
final class KeyMaker {
    private static final int MAX_REGISTRATION_ID = 16_380;
    private final Platform platform;

    KeyMaker(Platform platform) {
        this.platform = platform;
    }

    LocalDevice newDevice() {
        KeyPair<IdentityKey> identity =
                KeyPairs.identity(platform.crypto(), platform.randomness().secret());
        return newDevice(identity);
    }

    LocalDevice newDevice(KeyPair<IdentityKey> identity) {
        return new LocalDevice(identity, 1 + below(MAX_REGISTRATION_ID));
    }

    SignedPreKeyPair newSigned(KeyStore keys, KeyPair<IdentityKey> identity) {
        SignedPreKeyPair key =
                SignedPreKeyPair.generate(platform.crypto(), platform.randomness(), identity, freeId(keys));
        keys.put(new KeyStore.Dated(key, platform.clock().nowMillis()));
        return key;
    }

    List<OneTimePreKeyPair> newOneTime(KeyStore keys, int count) {
        List<OneTimePreKeyPair> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OneTimePreKeyPair key = OneTimePreKeyPair.generate(platform.crypto(), platform.randomness(), freeId(keys));
            keys.put(key);
            made.add(key);
        }
        return made;
    }

    /// Ids are non-zero random 24-bit numbers, never reused while live.
    private int freeId(KeyStore keys) {
        int id = 1 + below(0xff_ffff);
        return keys.isFree(id) ? id : freeId(keys);
    }

    /// Evenly from 0 to bound − 1.
    private int below(int bound) {
        int limit = (1 << 24) / bound * bound;
        byte[] random = platform.randomness().bytes(3);
        int drawn = (random[0] & 0xff) << 16 | (random[1] & 0xff) << 8 | random[2] & 0xff;
        return drawn < limit ? drawn % bound : below(bound);
    }
}
