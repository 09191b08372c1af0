package com.entativa.messaging.protocol;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.LocalDevice;
import com.entativa.messaging.protocol.session.PreKeys;
import com.entativa.messaging.protocol.session.SessionCipher;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A device with its prekeys in memory, as the protocol's tests need it, and a seeded source of randomness.
public final class Parties {
    public static final Crypto CRYPTO = new JdkCrypto();
    public static final byte[] APPENDIX = "initiator-responder".getBytes(StandardCharsets.US_ASCII);
    public static final long NOW = 1_800_000_000_000L;

    private Parties() {}

    public static Randomness seeded(long seed) {
        Random random = new Random(seed);
        return random::nextBytes;
    }

    public static final class Party implements PreKeys {
        public final LocalDevice device;
        public final SessionCipher cipher;
        public final Map<Integer, SignedPreKeyPair> signed = new HashMap<>();
        public final Map<Integer, OneTimePreKeyPair> oneTime = new HashMap<>();
        public final Set<Seen> seen = new HashSet<>();

        public Party(int registrationId, Randomness randomness) {
            this(registrationId, KeyPairs.identity(CRYPTO, randomness.secret()), randomness);
        }

        public Party(int registrationId, KeyPair<IdentityKey> identity, Randomness randomness) {
            device = new LocalDevice(identity, registrationId);
            cipher = new SessionCipher(CRYPTO, randomness, device);
            signed.put(1, SignedPreKeyPair.generate(CRYPTO, randomness, identity, 1));
            for (int id = 1; id <= 3; id++) oneTime.put(id, OneTimePreKeyPair.generate(CRYPTO, randomness, id));
        }

        /// The same device on a fresh store, with other randomness.
        public Party(Party keys, Randomness randomness) {
            device = keys.device;
            cipher = new SessionCipher(CRYPTO, randomness, device);
            signed.putAll(keys.signed);
            oneTime.putAll(keys.oneTime);
        }

        public IdentityKey identity() {
            return device.identity().publicKey();
        }

        public PreKeyBundle bundle(PreKeyBundle.OneTime offered) {
            SignedPreKeyPair key = signed.values().iterator().next();
            return new PreKeyBundle(
                    device.registrationId(),
                    identity(),
                    key.id(),
                    new PreKeyBundle.SignedPreKey(key.pair().publicKey(), key.signature()),
                    offered);
        }

        public PreKeyBundle bundle() {
            OneTimePreKeyPair key = oneTime.values().iterator().next();
            return bundle(new PreKeyBundle.OneTime.Offered(key.id(), key.pair().publicKey()));
        }

        public SessionCipher.Incoming incoming() {
            return new SessionCipher.Incoming(this, APPENDIX, NOW);
        }

        /// What a device remembers of each opening it accepted.
        public record Seen(int signedPreKeyId, BaseKey baseKey) {}

        /// What the store does when a message opened a session.
        public void commit(Decrypted.Opened opened) {
            if (!(opened instanceof Decrypted.Opened.NewSession fresh)) return;
            oneTime.remove(fresh.used().oneTimePreKeyId());
            seen.add(new Seen(fresh.used().signedPreKeyId(), fresh.baseKey()));
        }

        @Override
        public Optional<SignedPreKeyPair> signed(int id) {
            return Optional.ofNullable(signed.get(id));
        }

        @Override
        public Optional<OneTimePreKeyPair> oneTime(int id) {
            return Optional.ofNullable(oneTime.get(id));
        }

        @Override
        public boolean isSeen(int signedPreKeyId, BaseKey baseKey) {
            return seen.contains(new Seen(signedPreKeyId, baseKey));
        }
    }
}
