package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption.Reason;
import java.util.ArrayList;
import java.util.List;

/// The sender keys of one device in one group, newest first, at most five: what was sent before a rotation may come
/// after it. Immutable. P-G-6
public record RemoteSenderKeys(List<RemoteSenderKey> keys) {
    public static final RemoteSenderKeys NONE = new RemoteSenderKeys(List.of());

    /// With the key that was distributed. A key we have stays as it is: a distribution that comes again must
    /// not turn its chain back, or what was read would be read twice. The distribution stays the caller's to
    /// close.
    public RemoteSenderKeys install(SenderKeyDistribution distribution) {
        if (has(distribution.id())) return this;
        List<RemoteSenderKey> all = new ArrayList<>();
        all.add(RemoteSenderKey.of(distribution));
        all.addAll(keys);
        return new RemoteSenderKeys(List.copyOf(all.subList(0, Math.min(SenderKeyLimits.MAX_KEYS, all.size()))));
    }

    public boolean has(SenderKeyId id) {
        return keys.stream().anyMatch(key -> key.id().equals(id));
    }

    SenderKeyDecryption decrypt(SenderKeyFunctions functions, SenderKeyName name, SenderKeyMessage message) {
        for (RemoteSenderKey key : keys) {
            if (!key.id().equals(message.id())) continue;
            return switch (key.open(functions, name, message)) {
                case RemoteSenderKey.Opened.Ok(byte[] plaintext, RemoteSenderKey next) ->
                    new SenderKeyDecryption.Ok(plaintext, replacing(next));
                case RemoteSenderKey.Opened.Rejected(Reason why) -> SenderKeyDecryption.rejected(why);
            };
        }
        return SenderKeyDecryption.rejected(Reason.UNKNOWN_SENDER_KEY);
    }

    private RemoteSenderKeys replacing(RemoteSenderKey next) {
        return new RemoteSenderKeys(keys.stream()
                .map(key -> key.id().equals(next.id()) ? next : key)
                .toList());
    }

    /// Ends this state's secrets which `next` does not share. After the commit that replaced it, never before.
    public void replacedBy(RemoteSenderKeys next) {
        Secret32.closeReplaced(secrets(), next.secrets());
    }

    List<Secret32> secrets() {
        List<Secret32> secrets = new ArrayList<>();
        keys.forEach(key -> key.forEachSecret(secrets::add));
        return secrets;
    }
}
