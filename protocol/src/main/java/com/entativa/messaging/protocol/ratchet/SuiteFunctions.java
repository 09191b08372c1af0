package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Arrays;
import java.util.List;

/// A suite's key derivations over the platform's primitives: X3DH's SK, KDF_RK, KDF_CK and the message keys. P-D-*
public final class SuiteFunctions {
    private static final byte[] NO_SALT = new byte[32];
    private static final byte[] MESSAGE_KEY = {0x01};
    private static final byte[] NEXT_CHAIN_KEY = {0x02};
    private static final int TWO_KEYS = 64;

    private final Crypto crypto;
    private final Suite suite;
    private final byte[] handshakeInfo;
    private final byte[] rootInfo;
    private final byte[] messageInfo;

    public SuiteFunctions(Crypto crypto, Suite suite) {
        this.crypto = crypto;
        this.suite = suite;
        this.handshakeInfo = Suite.ascii(suite.handshakeInfo());
        this.rootInfo = Suite.ascii(suite.rootInfo());
        this.messageInfo = Suite.ascii(suite.messageInfo());
    }

    public Crypto crypto() {
        return crypto;
    }

    public Suite suite() {
        return suite;
    }

    /// SK = HKDF(0^32, FF^32 ‖ DH1 ‖ DH2 ‖ DH3 [‖ DH4]). Wipes the agreements.
    public Secret32 handshakeSecret(List<Secret32> agreements) {
        byte[] domain = new byte[32];
        Arrays.fill(domain, (byte) 0xff);
        ByteWriter material = new ByteWriter().bytes(domain);
        for (Secret32 agreement : agreements) {
            material.secret(agreement);
            agreement.close();
        }
        byte[] joined = material.finish();
        Secret32 secret = Secret32.own(Hkdf.derive(crypto, NO_SALT, joined, handshakeInfo, Secret32.LENGTH));
        Arrays.fill(joined, (byte) 0);
        return secret;
    }

    /// KDF_RK(RK, dh) → RK ‖ CK. Wipes the agreement, not the root key: the old state stays good until the commit.
    public RootStep rootStep(RootKey root, Secret32 agreement) {
        byte[] output = Hkdf.derive(crypto, root.secret().expose(), agreement.expose(), rootInfo, TWO_KEYS);
        agreement.close();
        RootStep step = new RootStep(new RootKey(Secret32.copyOf(output, 0)), Secret32.copyOf(output, Secret32.LENGTH));
        Arrays.fill(output, (byte) 0);
        return step;
    }

    /// KDF_CK(CK) → MK, CK'. Leaves CK as it is.
    public ChainStep chainStep(Secret32 chainKey) {
        byte[] key = chainKey.expose();
        Secret32 messageKey = Secret32.own(crypto.hmacSha256(key, MESSAGE_KEY));
        return new ChainStep(messageKey, Secret32.own(crypto.hmacSha256(key, NEXT_CHAIN_KEY)));
    }

    /// The three keys of one message. Wipes the message key: it is used once.
    public MessageKeys messageKeys(Secret32 messageKey) {
        return MessageKeys.derive(crypto, messageKey, messageInfo);
    }

    /// A new root key and the key of the chain it begins.
    public record RootStep(RootKey root, Secret32 chainKey) {}

    /// A message key and the chain key after it.
    public record ChainStep(Secret32 messageKey, Secret32 next) {}
}
