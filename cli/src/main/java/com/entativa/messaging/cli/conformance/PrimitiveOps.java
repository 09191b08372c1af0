package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.XEdDsa;
import com.entativa.messaging.protocol.fingerprint.SafetyNumber;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.PublicKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.MessageKeys;
import com.entativa.messaging.protocol.ratchet.RootKey;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions.ChainStep;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions.RootStep;
import java.util.Arrays;
import java.util.List;

/// `kdf`, `xeddsa_sign`, `xeddsa_verify`, `safety`: functions without state.
final class PrimitiveOps {
    private static final int RANDOM_LENGTH = 64;
    private final SuiteFunctions functions;

    PrimitiveOps(SuiteFunctions functions) {
        this.functions = functions;
    }

    Json.Obj kdf(Json.Obj in) {
        return switch (in.text("which")) {
            case "x3dh" -> x3dh(in.list("dh", value -> Hex.secret(value, "dh")));
            case "root" -> root(new RootKey(Hex.secret(in, "rk")), Hex.secret(in, "dh"));
            case "chain" -> chain(Hex.secret(in, "ck"));
            case "message" -> message(Hex.secret(in, "mk"));
            default -> throw new Json.Mismatch("which is none of x3dh, root, chain, message");
        };
    }

    private Json.Obj x3dh(List<Secret32> agreements) {
        if (agreements.size() < 3 || agreements.size() > 4) throw new Json.Mismatch("dh is not of three or four");
        return Answer.ok()
                .put("sk", Hex.of(functions.handshakeSecret(agreements)))
                .object();
    }

    private Json.Obj root(RootKey root, Secret32 agreement) {
        RootStep step = functions.rootStep(root, agreement);
        return Answer.ok()
                .put("rk", Hex.of(step.root().secret()))
                .put("ck", Hex.of(step.chainKey()))
                .object();
    }

    private Json.Obj chain(Secret32 chainKey) {
        ChainStep step = functions.chainStep(chainKey);
        return Answer.ok()
                .put("mk", Hex.of(step.messageKey()))
                .put("ck", Hex.of(step.next()))
                .object();
    }

    private Json.Obj message(Secret32 messageKey) {
        try (MessageKeys keys = functions.messageKeys(messageKey)) {
            byte[] output = keys.exposeForVectors();
            return Answer.ok()
                    .put("enc", Hex.of(Arrays.copyOfRange(output, 0, 32)))
                    .put("mac", Hex.of(Arrays.copyOfRange(output, 32, 64)))
                    .put("iv", Hex.of(Arrays.copyOfRange(output, 64, 76)))
                    .object();
        }
    }

    Json.Obj xeddsaSign(Json.Obj in) {
        try (KeyPair<IdentityKey> signer = KeyPairs.identity(functions.crypto(), Hex.secret(in, "priv"))) {
            byte[] random = Hex.bytes(in, "z", RANDOM_LENGTH);
            byte[] signature = XEdDsa.sign(functions.crypto(), signer, Hex.bytes(in, "msg"), random);
            return Answer.ok().put("sig", Hex.of(signature)).object();
        }
    }

    /// `pub` is a u-coordinate of 32 bytes, as in XEdDSA's text, or an encoded key of 33. One that is not canonical
    /// verifies nothing.
    Json.Obj xeddsaVerify(Json.Obj in) {
        byte[] key = Hex.bytes(in, "pub");
        boolean encoded = key.length == PublicKey.ENCODED_LENGTH && key[0] == PublicKey.TYPE;
        if (!encoded && key.length != Bytes32.LENGTH) throw new Json.Mismatch("pub is no public key");
        Bytes32 u = Bytes32.copyOf(key, key.length - Bytes32.LENGTH);
        byte[] message = Hex.bytes(in, "msg");
        byte[] signature = Hex.bytes(in, "sig");
        boolean valid =
                PublicKey.isCanonical(u) && XEdDsa.verify(functions.crypto(), new IdentityKey(u), message, signature);
        return Answer.ok().put("valid", valid).object();
    }

    Json.Obj safety(Json.Obj in) {
        SafetyNumber number = SafetyNumber.of(functions.crypto(), party(in, "a"), party(in, "b"));
        return Answer.ok().put("number", number.digits()).object();
    }

    private static SafetyNumber.Party party(Json.Obj in, String side) {
        return new SafetyNumber.Party(
                Hex.bytes(in, "ik_" + side, PublicKey.ENCODED_LENGTH), Hex.bytes(in, "id_" + side));
    }
}
