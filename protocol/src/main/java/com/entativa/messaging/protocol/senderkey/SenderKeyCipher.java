package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption.Reason;

/// Seals once for a group, and opens what members sealed; on values: what comes back is stored by the caller in one
/// transaction, or not at all. P-G-*
public final class SenderKeyCipher {
    private final SenderKeyFunctions functions;
    private final Randomness randomness;

    public SenderKeyCipher(Crypto crypto, Randomness randomness) {
        this.functions = new SenderKeyFunctions(crypto);
        this.randomness = randomness;
    }

    /// A fresh key of our own for one group: at first, when the last is due, and whenever a member or a device
    /// went.
    public SenderKeyState begin(long nowMillis) {
        return SenderKeyState.begin(functions, randomness, nowMillis);
    }

    public SenderKeyEncryption encrypt(SenderKeyState state, SenderKeyName name, byte[] plaintext, long nowMillis) {
        if (state.isDue(nowMillis)) return SenderKeyEncryption.Due.ROTATION_DUE;
        return state.encrypt(functions, name, plaintext);
    }

    /// `name`: the group the message came in and the device it came from, as the envelope says.
    public SenderKeyDecryption decrypt(RemoteSenderKeys keys, SenderKeyName name, byte[] message) {
        return SenderKeyMessage.parse(message)
                .map(parsed -> keys.decrypt(functions, name, parsed))
                .orElse(SenderKeyDecryption.rejected(Reason.MALFORMED));
    }
}
