package com.entativa.messaging.server.prekey;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.XEdDsa;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.PreKey;
import com.entativa.messaging.protocol.key.PublicKey;
import java.util.Optional;

/// The two questions the key server asks about keys it cannot use itself. Arrays are read, not kept. R-K-1
public record PreKeySignatures(Crypto crypto) {
    /// Strict XEdDSA over the 33 bytes of the prekey. False for whatever is not well-formed.
    public boolean verifies(byte[] identityKey33, byte[] preKey33, byte[] signature64) {
        Optional<IdentityKey> identity = IdentityKey.decode(identityKey33);
        Optional<PreKey> preKey = PreKey.decode(preKey33);
        return identity.isPresent()
                && preKey.isPresent()
                && XEdDsa.verify(crypto, identity.get(), preKey.get().encoded(), signature64);
    }

    /// `05 ‖ u` with u below the field's prime, so that a key has one encoding.
    public boolean wellFormed(byte[] key33) {
        return PublicKey.decode(key33).isPresent();
    }
}
