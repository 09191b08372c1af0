package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
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
import java.util.NoSuchElementException;
import java.util.Optional;

/// `initiate`, `accept`, `encrypt`, `decrypt`. A session travels as the hex of its store record.
final class SessionOps {
    /// Time stands still here: a session that a caller kept for a year is as good as on the first day.
    private static final long NOW = 0;

    /// Room for any two addresses; the protocol refuses associated data over 1 KiB.
    private static final int LONGEST_APPENDIX = 512;

    private final Crypto crypto;
    private final Randomness randomness;

    /// Works on sessions that exist: its own identity takes no part.
    private final SessionCipher anybody;

    SessionOps(Crypto crypto, Randomness randomness) {
        this.crypto = crypto;
        this.randomness = randomness;
        this.anybody = cipher(new LocalDevice(KeyPairs.identity(crypto, randomness.secret()), 1));
    }

    Json.Obj initiate(Json.Obj in) {
        DeviceState state = DeviceState.read(crypto, in.object("state"));
        PreKeyBundle bundle = Bundles.read(in.object("bundle"));
        byte[] plaintext = Hex.bytes(in, "plaintext");
        SessionCipher cipher = cipher(state.device());
        return switch (cipher.begin(PeerSessions.NONE, bundle, Trust.onFirstUse(), appendix(in), NOW)) {
            case Begun.Ok(PeerSessions begun) -> encrypted(cipher.encrypt(begun, plaintext, NOW));
            case Begun.Refused why -> Answer.refused(ErrorCode.of(why), why.name());
        };
    }

    Json.Obj accept(Json.Obj in) {
        DeviceState state = DeviceState.read(crypto, in.object("state"));
        SessionCipher.Incoming incoming = new SessionCipher.Incoming(state, appendix(in), NOW);
        byte[] message = Hex.bytes(in, "message");
        return switch (cipher(state.device()).decrypt(PeerSessions.NONE, message, Trust.onFirstUse(), incoming)) {
            case Decrypted.Ok(byte[] plaintext, PeerSessions next, Opened.NewSession opened) ->
                decrypted(plaintext, next)
                        .put("state", state.after(opened).json())
                        .put("sender_ik", Hex.of(opened.identity().encoded()))
                        .object();
            case Decrypted.Ok _ -> throw new IllegalStateException("a session out of nothing");
            case Decrypted.Rejected(Decrypted.Reason why) -> Answer.refused(ErrorCode.of(why), why.name());
        };
    }

    Json.Obj encrypt(Json.Obj in) {
        return encrypted(anybody.encrypt(session(in), Hex.bytes(in, "plaintext"), NOW));
    }

    Json.Obj decrypt(Json.Obj in) {
        SessionCipher.Incoming incoming = new SessionCipher.Incoming(NoPreKeys.NONE, new byte[0], NOW);
        return switch (anybody.decrypt(session(in), Hex.bytes(in, "message"), Trust.onFirstUse(), incoming)) {
            case Decrypted.Ok ok -> decrypted(ok.plaintext(), ok.next()).object();
            case Decrypted.Rejected(Decrypted.Reason why) -> Answer.refused(ErrorCode.of(why), why.name());
        };
    }

    private SessionCipher cipher(LocalDevice device) {
        return new SessionCipher(crypto, randomness, device);
    }

    private static Json.Obj encrypted(Encrypted encrypted) {
        return switch (encrypted) {
            case Encrypted.Ok(byte[] message, PeerSessions next) ->
                Answer.ok()
                        .put("message", Hex.of(message))
                        .put("session", session(next))
                        .object();
            case Encrypted.NoSession none -> Answer.refused(ErrorCode.MALFORMED, none.name());
        };
    }

    private static Json.Builder decrypted(byte[] plaintext, PeerSessions next) {
        return Answer.ok().put("plaintext", Hex.of(plaintext)).put("session", session(next));
    }

    private static byte[] appendix(Json.Obj in) {
        byte[] appendix = Hex.bytes(in, "ad_appendix");
        if (appendix.length > LONGEST_APPENDIX) throw new Json.Mismatch("ad_appendix is too long");
        return appendix;
    }

    private static String session(PeerSessions sessions) {
        return Hex.of(SessionCodec.write(sessions));
    }

    /// The codec trusts its store; a caller of ours may hand in anything.
    private static PeerSessions session(Json.Obj in) {
        byte[] bytes = Hex.bytes(in, "session");
        try {
            return SessionCodec.read(bytes);
        } catch (IllegalStateException | IllegalArgumentException | NoSuchElementException _) {
            throw new Json.Mismatch("session is none of ours");
        }
    }

    /// What a session alone has: a message that would open another one finds nothing.
    private enum NoPreKeys implements PreKeys {
        NONE;

        @Override
        public Optional<SignedPreKeyPair> signed(int id) {
            return Optional.empty();
        }

        @Override
        public Optional<OneTimePreKeyPair> oneTime(int id) {
            return Optional.empty();
        }

        @Override
        public boolean isSeen(int signedPreKeyId, BaseKey baseKey) {
            return false;
        }
    }
}
