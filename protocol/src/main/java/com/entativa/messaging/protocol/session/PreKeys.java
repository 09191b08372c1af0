package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.BaseKey;
import java.util.Optional;

/// The device's own prekeys, as its store has them within the transaction that receives.
public interface PreKeys {
    Optional<SignedPreKeyPair> signed(int id);

    Optional<OneTimePreKeyPair> oneTime(int id);

    /// Whether this base key opened a session under this signed prekey before: the defence against replayed openings.
    boolean isSeen(int signedPreKeyId, BaseKey baseKey);
}
