package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.DeviceBundle;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.KeyStatus;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.message.Hex;
import com.entativa.messaging.client.platform.Http.Reply;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The key server's operations.
final class RelayKeys {
    private final FakeRelay relay;

    RelayKeys(FakeRelay relay) {
        this.relay = relay;
    }

    Reply identity(RelayDevice device, Json.Obj body) {
        RelayUser user = relay.user(device.address.userId());
        byte[] key = body.base64("public_key");
        if (Arrays.equals(key, user.identityKey)) return Replies.json(200, Json.build());
        if (user.identityKey.length > 0 && !body.flag("start_over")) return Replies.problem(ErrorCode.IDENTITY_EXISTS);
        boolean startsOver = user.identityKey.length > 0;
        user.identityKey = key;
        if (startsOver) startOver(user, device);
        return Replies.json(201, Json.build());
    }

    private void startOver(RelayUser user, RelayDevice survivor) {
        for (RelayDevice other : List.copyOf(user.devices.values())) {
            if (other != survivor) relay.remove(other);
        }
        survivor.forgetKeys();
        relay.tellIdentityChanged(user);
    }

    Reply upload(RelayDevice device, Json.Obj body) {
        if (body.list("prekeys", Json::object).size() > 200) return Replies.problem(ErrorCode.BAD_REQUEST);
        PreKeyUpload upload = PreKeyUpload.from(body);
        if (!upload.oneTime().isEmpty() && upload.epoch() != relay.epoch)
            return Replies.problem(ErrorCode.EPOCH_CHANGED);
        boolean wasActive = device.isActive();
        List<Integer> rejected = device.upload(upload);
        if (!wasActive && device.isActive()) relay.tellDevicesChanged(device);
        return Replies.json(
                200,
                Json.build()
                        .put("one_time_prekeys_left", device.oneTime.size())
                        .put("rejected", rejected, id -> new Json.Num(id)));
    }

    Reply identityOf(RelayUser user) {
        if (user.identityKey.length == 0) return Replies.problem(ErrorCode.NOT_FOUND);
        return Replies.json(
                200,
                Json.build().put("user_id", user.id).put("public_key", relay.tamperIdentity.apply(user.identityKey)));
    }

    Reply status(RelayDevice device) {
        return Replies.json(200, new KeyStatus(device.oneTime.size(), digest(device), relay.epoch).toJson());
    }

    private String digest(RelayDevice device) {
        if (device.signed.isEmpty()) return "";
        PreKeyUpload.Signed signed = device.signed.getFirst();
        byte[] hashed = new ByteWriter()
                .bytes(relay.user(device.address.userId()).identityKey)
                .u32(signed.keyId())
                .bytes(signed.publicKey())
                .finish();
        return Hex.of(relay.crypto.sha256(hashed));
    }

    Reply bundles(RelayDevice caller, RelayUser user, List<Integer> wanted) {
        relay.bundleFetches++;
        List<DeviceBundle> bundles = new ArrayList<>();
        for (RelayDevice device : user.devices.values()) {
            boolean asked = wanted.isEmpty() || wanted.contains(device.address.deviceId());
            if (asked && device.isActive() && device != caller) bundles.add(device.bundle());
        }
        UserBundles answer = new UserBundles(user.id, user.identityKey, bundles);
        return user.identityKey.length == 0
                ? Replies.problem(Problem.of(ErrorCode.NOT_FOUND, "no keys"))
                : Replies.json(200, relay.tamperBundles.apply(answer).toJson());
    }
}
