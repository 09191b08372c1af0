package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.PreKeyBundle.OneTime;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.session.LocalDevice;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// `generate` and `bundle`: a device and what it offers. A bundle takes no one-time prekey away; `accept` does.
final class DeviceOps {
    /// Bounds one reply's length; ten times what a client keeps on the server.
    private static final int MOST_ONE_TIME_PREKEYS = 1_000;

    private final Crypto crypto;
    private final Randomness randomness;

    DeviceOps(Crypto crypto, Randomness randomness) {
        this.crypto = crypto;
        this.randomness = randomness;
    }

    Json.Obj generate(Json.Obj in) {
        int registrationId = Ids.registrationId(in);
        int signedPreKeyId = Ids.keyId(in, "spk_id");
        int count = Ids.within(in, "opks", 0, MOST_ONE_TIME_PREKEYS);
        KeyPair<IdentityKey> identity = KeyPairs.identity(crypto, randomness.secret());
        NavigableMap<Integer, Secret32> oneTime = new TreeMap<>();
        for (int id = 1; id <= count; id++) {
            oneTime.put(id, KeyPairs.preKey(crypto, randomness.secret()).secret());
        }
        DeviceState state = new DeviceState(
                crypto,
                new LocalDevice(identity, registrationId),
                SignedPreKeyPair.generate(crypto, randomness, identity, signedPreKeyId),
                oneTime,
                Set.of());
        return Answer.ok()
                .put("state", state.json())
                .put("bundle", Bundles.json(state.bundle(lowest(state))))
                .object();
    }

    Json.Obj bundle(Json.Obj in) {
        DeviceState state = DeviceState.read(crypto, in.object("state"));
        if (!in.has("opk_id")) return answer(state, lowest(state));
        return state.oneTime(Ids.keyId(in, "opk_id"))
                .map(key -> answer(state, offered(key)))
                .orElse(Answer.refused(ErrorCode.UNKNOWN_PREKEY, "the state has no such one-time prekey"));
    }

    private static Json.Obj answer(DeviceState state, OneTime offered) {
        return Answer.ok().put("bundle", Bundles.json(state.bundle(offered))).object();
    }

    /// None when all are used up: such a bundle is a good one.
    private static OneTime lowest(DeviceState state) {
        return Optional.ofNullable(state.oneTimePreKeys().firstEntry())
                .flatMap(entry -> state.oneTime(entry.getKey()))
                .map(DeviceOps::offered)
                .orElse(OneTime.None.NONE);
    }

    private static OneTime offered(OneTimePreKeyPair key) {
        return new OneTime.Offered(key.id(), key.pair().publicKey());
    }
}
