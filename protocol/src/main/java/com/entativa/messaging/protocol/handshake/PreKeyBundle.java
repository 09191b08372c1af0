package com.entativa.messaging.protocol.handshake;

import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.PreKey;

/// What a device offers those who start with it. Not trusted before {@link X3dh#initiate} verified it.
@SuppressWarnings("ArrayRecordComponent")
public record PreKeyBundle(
        int registrationId, IdentityKey identity, int signedPreKeyId, SignedPreKey signedPreKey, OneTime oneTime) {

    /// The signed prekey with the identity's signature over its 33 bytes.
    @SuppressWarnings("ArrayRecordComponent")
    public record SignedPreKey(PreKey key, byte[] signature) {}

    public sealed interface OneTime {
        /// The stock was used up: the first message has weaker forward secrecy.
        enum None implements OneTime {
            NONE
        }

        record Offered(int id, PreKey key) implements OneTime {}
    }
}
