package com.entativa.messaging.bench;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.session.Begun;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.Encrypted;
import com.entativa.messaging.protocol.session.LocalDevice;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.PreKeys;
import com.entativa.messaging.protocol.session.SessionCipher;
import com.entativa.messaging.protocol.session.Trust;
import java.util.Optional;

/// A device with one signed and one one-time prekey, which never run out.
final class OurDevice implements PreKeys {
    static final byte[] TEXT = new byte[1024];
    private static final byte[] ADDRESSES = new byte[40];
    private static final long NOW = 1_800_000_000_000L;

    private final LocalDevice device;
    private final SessionCipher cipher;
    private final SignedPreKeyPair signed;
    private final OneTimePreKeyPair oneTime;

    OurDevice(int registrationId) {
        Crypto crypto = new JdkCrypto();
        Randomness randomness = new JdkRandomness();
        device = new LocalDevice(KeyPairs.identity(crypto, randomness.secret()), registrationId);
        cipher = new SessionCipher(crypto, randomness, device);
        signed = SignedPreKeyPair.generate(crypto, randomness, device.identity(), 1);
        oneTime = OneTimePreKeyPair.generate(crypto, randomness, 1);
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Sent(byte[] message, PeerSessions next) {}

    PreKeyBundle bundle() {
        return new PreKeyBundle(
                device.registrationId(),
                device.identity().publicKey(),
                signed.id(),
                new PreKeyBundle.SignedPreKey(signed.pair().publicKey(), signed.signature()),
                new PreKeyBundle.OneTime.Offered(oneTime.id(), oneTime.pair().publicKey()));
    }

    Begun tryBegin(PeerSessions from, PreKeyBundle bundle) {
        return cipher.begin(from, bundle, Trust.pinned(bundle.identity()), ADDRESSES, NOW);
    }

    Encrypted tryEncrypt(PeerSessions from) {
        return cipher.encrypt(from, TEXT, NOW);
    }

    Decrypted tryDecrypt(PeerSessions from, byte[] message) {
        return cipher.decrypt(from, message, Trust.onFirstUse(), new SessionCipher.Incoming(this, ADDRESSES, NOW));
    }

    PeerSessions begin(PeerSessions from, PreKeyBundle bundle) {
        return ((Begun.Ok) tryBegin(from, bundle)).next();
    }

    Sent send(PeerSessions from) {
        Encrypted.Ok ok = (Encrypted.Ok) tryEncrypt(from);
        return new Sent(ok.message(), ok.next());
    }

    PeerSessions read(PeerSessions from, byte[] message) {
        return ((Decrypted.Ok) tryDecrypt(from, message)).next();
    }

    @Override
    public Optional<SignedPreKeyPair> signed(int id) {
        return Optional.of(signed);
    }

    @Override
    public Optional<OneTimePreKeyPair> oneTime(int id) {
        return Optional.of(oneTime);
    }

    @Override
    public boolean isSeen(int signedPreKeyId, BaseKey baseKey) {
        return false;
    }
}
