package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceBundle;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.prekey.KeyServer;
import com.entativa.messaging.server.prekey.PreKeyStore;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Tag *keys* of the contract.
public final class KeyOperations implements Operations {
    private final KeyServer keys;
    private final Allowances limits;

    public KeyOperations(KeyServer keys, Allowances limits) {
        this.keys = keys;
        this.limits = limits;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record IdentityUpload(byte[] key, boolean startOver) {}

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "uploadIdentityKey", Operation.known(this::uploadIdentityKey),
                "getIdentityKey", Operation.known(this::getIdentityKey),
                "uploadPreKeys", Operation.known(this::uploadPreKeys),
                "getKeyStatus",
                        Operation.known((caller, _) ->
                                Reply.json(200, keys.status(caller).toJson())),
                "getPreKeyBundle", Operation.linked(this::getPreKeyBundle),
                "getBundles", Operation.linked(this::getBundles));
    }

    private Reply uploadIdentityKey(DeviceAddress caller, Call call) {
        return call.reading(
                body -> new IdentityUpload(body.base64("public_key"), body.flag("start_over")),
                upload -> switch (keys.uploadIdentity(caller, upload.key(), upload.startOver())) {
                    case STORED -> Reply.empty(201);
                    case SAME -> Reply.empty(200);
                    case EXISTS -> Reply.problem(ErrorCode.IDENTITY_EXISTS, "another needs start_over");
                    case MALFORMED -> Reply.problem(ErrorCode.BAD_REQUEST, "public_key is not 05 ‖ u with u below p");
                });
    }

    private Reply getIdentityKey(DeviceAddress caller, Call call) {
        if (limits.lookUps().take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        UUID user = call.id("userId");
        return switch (keys.identity(user)) {
            case PreKeyStore.Identity.Unknown _ -> Reply.notFound();
            case PreKeyStore.Identity.Known(byte[] key) ->
                Reply.json(
                        200,
                        Json.build().put("user_id", user).put("public_key", key).object());
        };
    }

    private Reply uploadPreKeys(DeviceAddress caller, Call call) {
        return call.reading(PreKeyUpload::from, upload -> switch (keys.upload(caller, upload)) {
            case KeyServer.Upload.Ok(int left, List<Integer> rejected) ->
                Reply.json(
                        200,
                        Json.build()
                                .put("one_time_prekeys_left", left)
                                .put("rejected", rejected, id -> new Json.Num(id))
                                .object());
            case KeyServer.Upload.IdentityMissing _ ->
                Reply.problem(ErrorCode.IDENTITY_MISSING, "upload the identity key first");
            case KeyServer.Upload.BadSignature(int id) ->
                Reply.problem(ErrorCode.BAD_SIGNATURE, "of the signed prekey " + id);
            case KeyServer.Upload.Malformed(int id) ->
                Reply.problem(ErrorCode.BAD_REQUEST, "prekey " + id + " is not 05 ‖ u with u below p");
            case KeyServer.Upload.OtherEpoch(long epoch) -> otherEpoch(epoch);
            case KeyServer.Upload.NotLinked _ -> Operation.notLinked();
        });
    }

    private static Reply otherEpoch(long epoch) {
        ErrorCode code = ErrorCode.EPOCH_CHANGED;
        String detail = "make new one-time prekeys and upload them with this epoch";
        return Reply.problem(new Problem(
                code.code(),
                code.status(),
                detail,
                Json.build().put("epoch", epoch).object()));
    }

    private Reply getPreKeyBundle(DeviceAddress caller, Call call) {
        UUID user = call.id("userId");
        return limited(caller, user, () -> {
            UserBundles bundles = keys.firstBundle(caller, user);
            if (bundles.devices().isEmpty()) return Reply.notFound();
            return Reply.json(200, plain(bundles, bundles.devices().getFirst()));
        });
    }

    private Reply getBundles(DeviceAddress caller, Call call) {
        UUID user = call.id("userId");
        List<Integer> wanted = call.integers("device_id");
        return limited(caller, user, () -> {
            UserBundles bundles = keys.bundles(caller, user, wanted);
            if (bundles.identityKey().length == 0) return Reply.notFound();
            return Reply.json(200, bundles.toJson());
        });
    }

    private Reply limited(DeviceAddress caller, UUID target, Supplier<Reply> then) {
        return switch (limits.preKeyFetch(caller.userId(), target)) {
            case Verdict.Wait wait -> Reply.tooMany(wait);
            case Verdict.Allowed _ -> then.get();
        };
    }

    private static Json plain(UserBundles bundles, DeviceBundle device) {
        Json.Builder json = Json.build()
                .put("user_id", bundles.userId())
                .put("device_id", device.deviceId())
                .put("registration_id", device.registrationId())
                .put("identity_key", bundles.identityKey())
                .put("signed_prekey_id", device.signedPreKeyId())
                .put("signed_prekey", device.signedPreKey())
                .put("prekey_signature", device.signature());
        return switch (device.oneTime()) {
            case DeviceBundle.OneTime.None _ ->
                json.put("one_time_prekey_id", Json.Null.NULL)
                        .put("one_time_prekey", Json.Null.NULL)
                        .object();
            case DeviceBundle.OneTime.Offered(int id, byte[] key) ->
                json.put("one_time_prekey_id", id).put("one_time_prekey", key).object();
        };
    }
}
