package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.handshake.OneTimePreKeyPair;
import com.entativa.messaging.protocol.handshake.PreKeyBundle;
import com.entativa.messaging.protocol.handshake.SignedPreKeyPair;
import com.entativa.messaging.protocol.key.BaseKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.session.Decrypted.Opened;
import com.entativa.messaging.protocol.session.LocalDevice;
import com.entativa.messaging.protocol.session.PreKeys;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A device's private state. Opaque to callers, but of the vector files' shape, so that one can be made by hand:
/// ```
///   {"reg_id":1, "ik":PRIV, "spk_id":1, "spk":PRIV, "spk_sig":SIG,
///    "opks":{"1":PRIV, …}, "seen":[{"spk_id":1, "ek":PUB}, …]}
/// ```
/// PRIV is a private key's 32 bytes, PUB a public key's 33, SIG 64, all hex. `seen` holds the base keys that opened a
/// session and may be absent. Public halves are computed.
record DeviceState(
        Crypto crypto,
        LocalDevice device,
        SignedPreKeyPair signedPreKey,
        NavigableMap<Integer, Secret32> oneTimePreKeys,
        Set<Seen> seenBaseKeys)
        implements PreKeys {

    /// A base key that opened a session under a signed prekey.
    record Seen(int signedPreKeyId, BaseKey baseKey) {
        private static Seen read(Json value) {
            Json.Obj in = Json.object(value);
            return new Seen(Ids.keyId(in, "spk_id"), Hex.key(in, "ek", BaseKey::decode));
        }

        private Json json() {
            return Json.build()
                    .put("spk_id", signedPreKeyId)
                    .put("ek", Hex.of(baseKey.encoded()))
                    .object();
        }
    }

    static DeviceState read(Crypto crypto, Json.Obj in) {
        NavigableMap<Integer, Secret32> oneTime = new TreeMap<>();
        in.object("opks").fields().forEach((id, key) -> oneTime.put(Ids.keyId(id), Hex.secret(key, "opks")));
        return new DeviceState(
                crypto,
                new LocalDevice(KeyPairs.identity(crypto, Hex.secret(in, "ik")), Ids.registrationId(in)),
                new SignedPreKeyPair(
                        Ids.keyId(in, "spk_id"),
                        KeyPairs.preKey(crypto, Hex.secret(in, "spk")),
                        Hex.bytes(in, "spk_sig", 64)),
                oneTime,
                in.has("seen") ? new LinkedHashSet<>(in.list("seen", Seen::read)) : Set.of());
    }

    Json.Obj json() {
        Json.Builder oneTime = Json.build();
        oneTimePreKeys.forEach((id, key) -> oneTime.put(Integer.toString(id), Hex.of(key)));
        return Json.build()
                .put("reg_id", device.registrationId())
                .put("ik", Hex.of(device.identity().secret()))
                .put("spk_id", signedPreKey.id())
                .put("spk", Hex.of(signedPreKey.pair().secret()))
                .put("spk_sig", Hex.of(signedPreKey.signature()))
                .put("opks", oneTime.object())
                .put("seen", List.copyOf(seenBaseKeys), Seen::json)
                .object();
    }

    PreKeyBundle bundle(PreKeyBundle.OneTime offered) {
        return new PreKeyBundle(
                device.registrationId(),
                device.identity().publicKey(),
                signedPreKey.id(),
                new PreKeyBundle.SignedPreKey(signedPreKey.pair().publicKey(), signedPreKey.signature()),
                offered);
    }

    /// What a store commits together with the first message of a session.
    DeviceState after(Opened opened) {
        return switch (opened) {
            case Opened.Nothing _ -> this;
            case Opened.NewSession fresh -> {
                NavigableMap<Integer, Secret32> left = new TreeMap<>(oneTimePreKeys);
                left.remove(fresh.used().oneTimePreKeyId());
                Set<Seen> seen = new LinkedHashSet<>(seenBaseKeys);
                seen.add(new Seen(fresh.used().signedPreKeyId(), fresh.baseKey()));
                yield new DeviceState(crypto, device, signedPreKey, left, seen);
            }
        };
    }

    @Override
    public Optional<SignedPreKeyPair> signed(int id) {
        return id == signedPreKey.id() ? Optional.of(signedPreKey) : Optional.empty();
    }

    @Override
    public Optional<OneTimePreKeyPair> oneTime(int id) {
        return Optional.ofNullable(oneTimePreKeys.get(id))
                .map(secret -> new OneTimePreKeyPair(id, KeyPairs.preKey(crypto, secret)));
    }

    @Override
    public boolean isSeen(int signedPreKeyId, BaseKey baseKey) {
        return seenBaseKeys.contains(new Seen(signedPreKeyId, baseKey));
    }

    /// Private keys do not get into a log by way of a record.
    @Override
    public String toString() {
        return "DeviceState[redacted]";
    }
}
