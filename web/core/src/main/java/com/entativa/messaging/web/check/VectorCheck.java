package com.entativa.messaging.web.check;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.crypto.XEdDsa;
import com.entativa.messaging.protocol.fingerprint.SafetyNumber;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.MessageKeys;
import com.entativa.messaging.protocol.ratchet.RootKey;
import com.entativa.messaging.protocol.ratchet.Suite;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions;
import com.entativa.messaging.protocol.session.Decrypted;
import com.entativa.messaging.protocol.session.LocalDevice;
import com.entativa.messaging.protocol.session.SessionCipher;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Replays the project's vector files: what an independent implementation derived, signed and sent.
public final class VectorCheck {
    private static final int BOTH_IDENTITIES = 66;
    private final Crypto crypto;
    private final Randomness randomness;
    private final SuiteFunctions functions;
    private final Report report;

    public VectorCheck(Crypto crypto, Randomness randomness, Report report) {
        this.crypto = crypto;
        this.randomness = randomness;
        this.functions = new SuiteFunctions(crypto, Suite.X3DH_DOUBLE_RATCHET);
        this.report = report;
    }

    public void primitives(String text) {
        Json.Obj vectors = parse(text);
        each(vectors, "x3dh", this::x3dh);
        each(vectors, "kdf_root", this::root);
        each(vectors, "kdf_chain", this::chain);
        each(vectors, "kdf_message", this::message);
        each(vectors, "xeddsa", this::signature);
        each(vectors, "xeddsa_bad", v -> report.check("xeddsa_bad", !verifies(v)));
        each(vectors, "safety", this::safety);
    }

    /// The receiver's private state reads all that was sent to it.
    public void oneWay(String text) {
        Json.Obj run = parse(text);
        byte[] associated = Hex.bytes(run, "ad");
        Party b = party(run.object("b"), Arrays.copyOfRange(associated, BOTH_IDENTITIES, associated.length));
        each(run, "messages", v -> {
            boolean same = b.hears(Hex.bytes(v, "message")) instanceof Decrypted.Ok ok
                    && Arrays.equals(ok.plaintext(), Hex.bytes(v, "plaintext"));
            report.check("one way", same);
        });
    }

    private Party party(Json.Obj state, byte[] appendix) {
        int signedId = (int) state.integer("spk_id");
        int registrationId = (int) state.integer("reg_id");
        LocalDevice device = new LocalDevice(KeyPairs.identity(crypto, secret(state, "ik")), registrationId);
        return new Party(
                new SessionCipher(crypto, randomness, device),
                device,
                new SignedPreKeyPair(
                        signedId, KeyPairs.preKey(crypto, secret(state, "spk")), Hex.bytes(state, "spk_sig")),
                new OneTimePreKeyPair(1, KeyPairs.preKey(crypto, secret(state.object("opks"), "1"))),
                appendix);
    }

    private void x3dh(Json.Obj v) {
        List<Secret32> agreements = v.list("dh", dh -> Secret32.own(Hex.bytes(dh)));
        report.check("x3dh", same(v, "sk", functions.handshakeSecret(agreements)));
    }

    private void root(Json.Obj v) {
        SuiteFunctions.RootStep step = functions.rootStep(new RootKey(secret(v, "rk_in")), secret(v, "dh"));
        report.check("kdf_root", same(v, "rk", step.root().secret()) && same(v, "ck", step.chainKey()));
    }

    private void chain(Json.Obj v) {
        SuiteFunctions.ChainStep step = functions.chainStep(secret(v, "ck_in"));
        report.check("kdf_chain", same(v, "mk", step.messageKey()) && same(v, "ck", step.next()));
    }

    /// Those of suite 2 mix a second key in.
    private void message(Json.Obj v) {
        if (v.has("pq")) return;
        try (MessageKeys keys = functions.messageKeys(secret(v, "mk"))) {
            byte[] output = keys.exposeForVectors();
            boolean same = Arrays.equals(Arrays.copyOfRange(output, 0, 32), Hex.bytes(v, "enc"))
                    && Arrays.equals(Arrays.copyOfRange(output, 32, 64), Hex.bytes(v, "mac"))
                    && Arrays.equals(Arrays.copyOfRange(output, 64, 76), Hex.bytes(v, "iv"));
            report.check("kdf_message", same);
        }
    }

    private void signature(Json.Obj v) {
        KeyPair<IdentityKey> signer = KeyPairs.identity(crypto, secret(v, "priv"));
        byte[] signature = XEdDsa.sign(crypto, signer, Hex.bytes(v, "msg"), Hex.bytes(v, "z"));
        report.check("xeddsa", Arrays.equals(signature, Hex.bytes(v, "sig")) && verifies(v));
    }

    private boolean verifies(Json.Obj v) {
        IdentityKey signer = new IdentityKey(Bytes32.copyOf(Hex.bytes(v, "pub")));
        return XEdDsa.verify(crypto, signer, Hex.bytes(v, "msg"), Hex.bytes(v, "sig"));
    }

    private void safety(Json.Obj v) {
        SafetyNumber number = SafetyNumber.of(
                crypto,
                new SafetyNumber.Party(Hex.bytes(v, "ik_a"), Hex.bytes(v, "id_a")),
                new SafetyNumber.Party(Hex.bytes(v, "ik_b"), Hex.bytes(v, "id_b")));
        report.check("safety", number.digits().equals(v.text("number")));
    }

    static Json.Obj parse(String text) {
        return switch (Json.read(text, vectors -> vectors)) {
            case Json.Read.Ok<Json.Obj>(Json.Obj vectors) -> vectors;
            case Json.Read.Malformed<Json.Obj>(String where) -> throw new IllegalArgumentException(where);
        };
    }

    static void each(Json.Obj vectors, String name, Consumer<Json.Obj> check) {
        vectors.list(name, Json::object).forEach(check);
    }

    private static boolean same(Json.Obj v, String name, Secret32 derived) {
        return secret(v, name).sameAs(derived);
    }

    private static Secret32 secret(Json.Obj v, String name) {
        return Secret32.own(Hex.bytes(v, name));
    }
}
