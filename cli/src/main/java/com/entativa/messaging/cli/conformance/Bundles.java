package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.handshake.PreKeyBundle.OneTime;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.PreKey;

/// `{reg_id, ik, spk_id, spk, spk_sig[, opk_id, opk]}`, public keys as 33 bytes.
final class Bundles {
    private Bundles() {}

    /// The signature is of any length here: verifying it is the handshake's part.
    static PreKeyBundle read(Json.Obj in) {
        OneTime offered = in.has("opk") || in.has("opk_id")
                ? new OneTime.Offered(Ids.keyId(in, "opk_id"), Hex.key(in, "opk", PreKey::decode))
                : OneTime.None.NONE;
        return new PreKeyBundle(
                Ids.registrationId(in),
                Hex.key(in, "ik", IdentityKey::decode),
                Ids.keyId(in, "spk_id"),
                new PreKeyBundle.SignedPreKey(Hex.key(in, "spk", PreKey::decode), Hex.bytes(in, "spk_sig")),
                offered);
    }

    static Json.Obj json(PreKeyBundle bundle) {
        Json.Builder out = Json.build()
                .put("reg_id", bundle.registrationId())
                .put("ik", Hex.of(bundle.identity().encoded()))
                .put("spk_id", bundle.signedPreKeyId())
                .put("spk", Hex.of(bundle.signedPreKey().key().encoded()))
                .put("spk_sig", Hex.of(bundle.signedPreKey().signature()));
        if (bundle.oneTime() instanceof OneTime.Offered(int id, PreKey key)) {
            out.put("opk_id", id).put("opk", Hex.of(key.encoded()));
        }
        return out.object();
    }
}
