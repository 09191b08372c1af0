package com.entativa.messaging.protocol.handshake;

import com.entativa.messaging.protocol.crypto.Agreement;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.crypto.XEdDsa;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PreKey;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// X3DH, both sides. The signature is verified before any key of the bundle is used. X3DH §3; P-H-1 … P-H-3
public final class X3dh {
    private X3dh() {}

    public sealed interface Initiation {
        /// The shared secret and the ephemeral key that names the session; the ephemeral private key is gone.
        record Ok(Secret32 secret, BaseKey baseKey) implements Initiation {}

        enum Refused implements Initiation {
            BAD_SIGNATURE,
            LOW_ORDER_KEY
        }
    }

    public static Initiation initiate(
            SuiteFunctions functions, Randomness randomness, KeyPair<IdentityKey> ours, PreKeyBundle bundle) {
        Crypto crypto = functions.crypto();
        PreKey signedPreKey = bundle.signedPreKey().key();
        byte[] signature = bundle.signedPreKey().signature();
        if (!XEdDsa.verify(crypto, bundle.identity(), signedPreKey.encoded(), signature)) {
            return Initiation.Refused.BAD_SIGNATURE;
        }
        try (KeyPair<BaseKey> base = KeyPairs.base(crypto, randomness.secret())) {
            Agreements agreements = new Agreements(crypto)
                    .with(ours, signedPreKey)
                    .with(base, bundle.identity())
                    .with(base, signedPreKey);
            if (bundle.oneTime() instanceof PreKeyBundle.OneTime.Offered(int _, PreKey key)) agreements.with(base, key);
            return agreements
                    .secret(functions)
                    .<Initiation>map(secret -> new Initiation.Ok(secret, base.publicKey()))
                    .orElse(Initiation.Refused.LOW_ORDER_KEY);
        }
    }

    /// The responder's own keys in a handshake. `oneTime` is empty when the initiator got none.
    public record ResponderKeys(
            KeyPair<IdentityKey> identity, KeyPair<PreKey> signedPreKey, List<KeyPair<PreKey>> oneTime) {}

    /// The shared secret; empty when one of the initiator's keys is of low order.
    public static Optional<Secret32> respond(
            SuiteFunctions functions, ResponderKeys ours, IdentityKey theirs, BaseKey baseKey) {
        Agreements agreements = new Agreements(functions.crypto())
                .with(ours.signedPreKey(), theirs)
                .with(ours.identity(), baseKey)
                .with(ours.signedPreKey(), baseKey);
        ours.oneTime().forEach(key -> agreements.with(key, baseKey));
        return agreements.secret(functions);
    }

    /// DH1 … DH4 in their order; one of low order spoils all.
    private static final class Agreements {
        private final Crypto crypto;
        private final List<Secret32> secrets = new ArrayList<>(4);
        private boolean spoiled;

        Agreements(Crypto crypto) {
            this.crypto = crypto;
        }

        Agreements with(KeyPair<?> ours, PublicKey theirs) {
            switch (Agreement.of(crypto, ours, theirs)) {
                case Agreement.Agreed(Secret32 secret) -> secrets.add(secret);
                case Agreement.LowOrder _ -> spoiled = true;
            }
            return this;
        }

        Optional<Secret32> secret(SuiteFunctions functions) {
            if (!spoiled) return Optional.of(functions.handshakeSecret(secrets));
            secrets.forEach(Secret32::close);
            return Optional.empty();
        }
    }
}
