package com.entativa.messaging.bench;

import org.signal.libsignal.protocol.IdentityKeyPair;
import org.signal.libsignal.protocol.InvalidKeyException;
import org.signal.libsignal.protocol.SessionBuilder;
import org.signal.libsignal.protocol.SessionCipher;
import org.signal.libsignal.protocol.SignalProtocolAddress;
import org.signal.libsignal.protocol.UntrustedIdentityException;
import org.signal.libsignal.protocol.ecc.ECKeyPair;
import org.signal.libsignal.protocol.ecc.ECPublicKey;
import org.signal.libsignal.protocol.kem.KEMKeyPair;
import org.signal.libsignal.protocol.kem.KEMKeyType;
import org.signal.libsignal.protocol.message.CiphertextMessage;
import org.signal.libsignal.protocol.message.PreKeySignalMessage;
import org.signal.libsignal.protocol.message.SignalMessage;
import org.signal.libsignal.protocol.state.KyberPreKeyRecord;
import org.signal.libsignal.protocol.state.PreKeyBundle;
import org.signal.libsignal.protocol.state.PreKeyRecord;
import org.signal.libsignal.protocol.state.SessionRecord;
import org.signal.libsignal.protocol.state.SignedPreKeyRecord;
import org.signal.libsignal.protocol.state.impl.InMemorySignalProtocolStore;

/// A device of libsignal's with one prekey of each kind. A frozen one still writes each record, but forgets it, so that
/// every operation starts from the same state, as in our benchmark.
final class LibsignalDevice {
    private final SignalProtocolAddress address;
    private final IdentityKeyPair identity;
    private final ECKeyPair signed;
    private final ECKeyPair oneTime;
    private final KEMKeyPair kem;
    private final PreKeyBundle bundle;
    private final Store store;

    LibsignalDevice(String name, int registrationId) {
        address = new SignalProtocolAddress(name, 1);
        identity = IdentityKeyPair.generate();
        signed = ECKeyPair.generate();
        oneTime = ECKeyPair.generate();
        kem = KEMKeyPair.generate(KEMKeyType.KYBER_1024);
        store = new Store(identity, registrationId);
        bundle = newBundle();
        fill();
    }

    /// The same device with a store of its own.
    LibsignalDevice(LibsignalDevice device) {
        address = device.address;
        identity = device.identity;
        signed = device.signed;
        oneTime = device.oneTime;
        kem = device.kem;
        bundle = device.bundle;
        store = new Store(identity, device.store.getLocalRegistrationId());
        fill();
    }

    private void fill() {
        store.storePreKey(1, new PreKeyRecord(1, oneTime));
        store.storeSignedPreKey(
                1,
                new SignedPreKeyRecord(
                        1, 0, signed, signature(signed.getPublicKey().serialize())));
        store.storeKyberPreKey(
                1, new KyberPreKeyRecord(1, 0, kem, signature(kem.getPublicKey().serialize())));
    }

    private byte[] signature(byte[] key) {
        return identity.getPrivateKey().calculateSignature(key);
    }

    private static final class Store extends InMemorySignalProtocolStore {
        private boolean frozen;

        Store(IdentityKeyPair identity, int registrationId) {
            super(identity, registrationId);
        }

        @Override
        public void storeSession(SignalProtocolAddress address, SessionRecord record) {
            if (frozen) keep(record.serialize());
            else super.storeSession(address, record);
        }

        @Override
        public void removePreKey(int id) {}

        @Override
        public void markKyberPreKeyUsed(int kyberPreKeyId, int signedPreKeyId, ECPublicKey baseKey) {}

        private static void keep(byte[] record) {
            if (record.length == 0) throw new IllegalStateException("empty record");
        }
    }

    void freeze() {
        store.frozen = true;
    }

    /// In the state that `device` now has with `peer`.
    void freeze(LibsignalDevice device, LibsignalDevice peer) {
        store.saveIdentity(peer.address, peer.identity.getPublicKey());
        store.storeSession(peer.address, device.store.loadSession(peer.address));
        store.frozen = true;
    }

    /// Forgets what it had with `peer` and begins anew.
    void begin(LibsignalDevice peer) {
        store.deleteSession(peer.address);
        try {
            new SessionBuilder(store, peer.address).process(peer.bundle);
        } catch (InvalidKeyException | UntrustedIdentityException e) {
            throw new IllegalStateException(e);
        }
    }

    private PreKeyBundle newBundle() {
        return new PreKeyBundle(
                store.getLocalRegistrationId(),
                1,
                1,
                oneTime.getPublicKey(),
                1,
                signed.getPublicKey(),
                signature(signed.getPublicKey().serialize()),
                identity.getPublicKey(),
                1,
                kem.getPublicKey(),
                signature(kem.getPublicKey().serialize()));
    }

    byte[] encrypt(LibsignalDevice peer) {
        try {
            CiphertextMessage message = new SessionCipher(store, peer.address).encrypt(OurDevice.TEXT);
            byte[] bytes = message.serialize();
            byte[] typed = new byte[bytes.length + 1];
            typed[0] = (byte) message.getType();
            System.arraycopy(bytes, 0, typed, 1, bytes.length);
            return typed;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] decrypt(LibsignalDevice peer, byte[] typed) {
        byte[] bytes = java.util.Arrays.copyOfRange(typed, 1, typed.length);
        SessionCipher cipher = new SessionCipher(store, peer.address);
        try {
            return typed[0] == CiphertextMessage.PREKEY_TYPE
                    ? cipher.decrypt(new PreKeySignalMessage(bytes))
                    : cipher.decrypt(new SignalMessage(bytes));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
