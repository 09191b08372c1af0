package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.ratchet.Decryption;
import com.entativa.messaging.protocol.wire.PreKeyMessage.UsedPreKeys;

/// What decrypting came to. On `Rejected` all sessions are as they were, to the bit.
public sealed interface Decrypted {
    /// Store `next`, what `opened` asks for and the plaintext in one transaction, then acknowledge.
    @SuppressWarnings("ArrayRecordComponent")
    record Ok(byte[] plaintext, PeerSessions next, Opened opened) implements Decrypted {}

    record Rejected(Reason reason) implements Decrypted {}

    /// Whether the message opened a session, and what its store has to do about it.
    sealed interface Opened {
        enum Nothing implements Opened {
            NOTHING
        }

        /// Delete the one-time prekey, remember the base key as seen, pin the identity if it is new. The registration
        /// id
        /// is the sender's word, not authenticated: the relay names it stale if it is wrong.
        record NewSession(int registrationId, UsedPreKeys used, IdentityKey identity, BaseKey baseKey)
                implements Opened {}
    }

    enum Reason {
        MALFORMED,
        UNKNOWN_SUITE,
        BAD_MAC,
        DUPLICATE,
        TOO_FAR_AHEAD,
        LOW_ORDER_KEY,
        NO_SESSION,
        UNKNOWN_PREKEY,
        REPLAYED_OPENING,
        IDENTITY_CHANGED;

        static Reason of(Decryption.Reason reason) {
            return switch (reason) {
                case MALFORMED -> MALFORMED;
                case BAD_MAC -> BAD_MAC;
                case DUPLICATE -> DUPLICATE;
                case TOO_FAR_AHEAD -> TOO_FAR_AHEAD;
                case LOW_ORDER_KEY -> LOW_ORDER_KEY;
            };
        }
    }

    static Decrypted rejected(Reason reason) {
        return new Rejected(reason);
    }
}
