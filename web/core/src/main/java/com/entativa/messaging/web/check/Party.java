package com.entativa.messaging.web.check;

import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.session.Begun;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.Decrypted.Opened;
import com.entativa.messaging.protocol.session.Encrypted;
import com.entativa.messaging.protocol.session.LocalDevice;
import com.entativa.messaging.protocol.session.PeerSessions;
import com.entativa.messaging.protocol.session.PreKeys;
import com.entativa.messaging.protocol.session.SessionCipher;
import com.entativa.messaging.protocol.session.SessionCodec;
import com.entativa.messaging.protocol.session.Trust;
import com.entativa.messaging.protocol.session.Wipe;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// One end of a checked conversation: a device with one prekey of each kind, its sessions going through the codec as
/// a store's do.
final class Party implements PreKeys {
    private static final long NOW = 1_800_000_000_000L;

    private final SessionCipher cipher;
    private final LocalDevice device;
    private final SignedPreKeyPair signed;
    private final OneTimePreKeyPair oneTime;
    private final byte[] appendix;
    private final Set<BaseKey> seen = new HashSet<>();
    private PeerSessions sessions = PeerSessions.NONE;

    Party(
            SessionCipher cipher,
            LocalDevice device,
            SignedPreKeyPair signed,
            OneTimePreKeyPair oneTime,
            byte[] appendix) {
        this.cipher = cipher;
        this.device = device;
        this.signed = signed;
        this.oneTime = oneTime;
        this.appendix = appendix.clone();
    }

    PreKeyBundle bundle() {
        return new PreKeyBundle(
                device.registrationId(),
                device.identity().publicKey(),
                signed.id(),
                new PreKeyBundle.SignedPreKey(signed.pair().publicKey(), signed.signature()),
                new PreKeyBundle.OneTime.Offered(oneTime.id(), oneTime.pair().publicKey()));
    }

    void begin(PreKeyBundle bundle) {
        sessions = switch (cipher.begin(sessions, bundle, Trust.onFirstUse(), appendix, NOW)) {
            case Begun.Ok(PeerSessions next) -> next;
            case Begun.Refused why -> throw new IllegalStateException(why.name());
        };
    }

    byte[] says(byte[] plaintext) {
        return switch (cipher.encrypt(sessions, plaintext, NOW)) {
            case Encrypted.Ok(byte[] message, PeerSessions next) -> {
                commit(next);
                yield message;
            }
            case Encrypted.NoSession none -> throw new IllegalStateException(none.name());
        };
    }

    /// Commits when it is decrypted.
    Decrypted hears(byte[] message) {
        SessionCipher.Incoming incoming = new SessionCipher.Incoming(this, appendix, NOW);
        Decrypted decrypted = cipher.decrypt(sessions, message, Trust.onFirstUse(), incoming);
        if (decrypted instanceof Decrypted.Ok ok) {
            if (ok.opened() instanceof Opened.NewSession fresh) seen.add(fresh.baseKey());
            commit(ok.next());
        }
        return decrypted;
    }

    /// As after a lost store; the seen base keys remain.
    void forgetsSessions() {
        sessions = PeerSessions.NONE;
    }

    private void commit(PeerSessions next) {
        byte[] stored = SessionCodec.write(next);
        Wipe.replaced(sessions, next);
        sessions = SessionCodec.read(stored);
    }

    @Override
    public Optional<SignedPreKeyPair> signed(int id) {
        return id == signed.id() ? Optional.of(signed) : Optional.empty();
    }

    @Override
    public Optional<OneTimePreKeyPair> oneTime(int id) {
        return id == oneTime.id() ? Optional.of(oneTime) : Optional.empty();
    }

    @Override
    public boolean isSeen(int signedPreKeyId, BaseKey baseKey) {
        return seen.contains(baseKey);
    }
}
