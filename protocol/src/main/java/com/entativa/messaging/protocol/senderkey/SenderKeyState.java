package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.MessageKeys;
import com.entativa.messaging.protocol.ratchet.MessageKeys.Sealed;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions.ChainStep;
import java.util.List;

/// Our own sender key in one group: it sends, and hands out what lets others read. `next` is the number of the next
/// message. Another type than a received key, which cannot send.
public record SenderKeyState(SenderKeyId id, Secret32 chainKey, int next, SigningKey.Pair signing, long sinceMillis) {
    static SenderKeyState begin(SenderKeyFunctions functions, Randomness randomness, long nowMillis) {
        SigningKey.Pair signing = SigningKey.Pair.generate(functions.crypto(), randomness);
        return new SenderKeyState(SenderKeyId.random(randomness), randomness.secret(), 0, signing, nowMillis);
    }

    /// For members' devices that do not have this key, newcomers included. The caller closes it.
    public SenderKeyDistribution distribution() {
        return new SenderKeyDistribution(id, next, Secret32.copyOf(chainKey.expose(), 0), signing.publicKey());
    }

    /// Whether it has served its time: 1 000 messages or seven days. A member or device that went ends it
    /// earlier, which the caller knows.
    public boolean isDue(long nowMillis) {
        return next >= SenderKeyLimits.MAX_MESSAGES || nowMillis - sinceMillis > SenderKeyLimits.MAX_AGE_MILLIS;
    }

    SenderKeyEncryption encrypt(SenderKeyFunctions functions, SenderKeyName name, byte[] plaintext) {
        ChainStep step = functions.step(chainKey);
        try (MessageKeys keys = functions.messageKeys(step.messageKey())) {
            Sealed sealed = keys.seal(functions.crypto(), name.with(id, next), plaintext);
            byte[] signature = signing.sign(functions.crypto(), SenderKeyMessage.signedPart(id, next, sealed));
            return new SenderKeyEncryption.Ok(
                    new SenderKeyMessage(id, next, sealed, signature).encoded(),
                    new SenderKeyState(id, step.next(), next + 1, signing, sinceMillis));
        }
    }

    /// Ends this state's secrets which `next` does not share. After the commit that replaced it, never before.
    public void replacedBy(SenderKeyState next) {
        Secret32.closeReplaced(secrets(), next.secrets());
    }

    private List<Secret32> secrets() {
        return List.of(chainKey, signing.seed());
    }
}
