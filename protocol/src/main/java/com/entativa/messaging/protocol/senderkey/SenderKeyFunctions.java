package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.MessageKeys;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import java.nio.charset.StandardCharsets;

/// The chain's step is KDF_CK of the ratchet; the message keys have an info of their own. P-G-1
final class SenderKeyFunctions {
    private static final byte[] INFO = "Signal_SenderKey".getBytes(StandardCharsets.US_ASCII);
    private final SuiteFunctions functions;

    SenderKeyFunctions(Crypto crypto) {
        functions = new SuiteFunctions(crypto, Suite.X3DH_DOUBLE_RATCHET);
    }

    Crypto crypto() {
        return functions.crypto();
    }

    /// The seed of one message, and the chain key after it. Leaves the chain key as it is.
    SuiteFunctions.ChainStep step(Secret32 chainKey) {
        return functions.chainStep(chainKey);
    }

    /// Wipes the seed: it is used once.
    MessageKeys messageKeys(Secret32 seed) {
        return MessageKeys.derive(functions.crypto(), seed, INFO);
    }
}
