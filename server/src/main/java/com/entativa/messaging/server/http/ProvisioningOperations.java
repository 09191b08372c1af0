package com.entativa.messaging.server.http;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.provisioning.Provisioning;
import com.entativa.messaging.server.provisioning.ProvisioningStore;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// Tag *provisioning* of the contract.
public final class ProvisioningOperations implements Operations {
    private static final int KEY_BYTES = 33;
    private final Provisioning provisioning;
    private final Limits limits;

    public ProvisioningOperations(Provisioning provisioning, Limits limits) {
        this.provisioning = provisioning;
        this.limits = limits;
    }

    /// Mailboxes opened from one address, and filled by one account; looks into them from one address.
    public record Limits(Allowance<String> opened, Allowance<UUID> filled, Allowance<String> fetched) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Newcomer(byte[] ephemeralKey, byte[] encryptedName) {}

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "openProvisioning", this::open,
                "greetProvisioning", Operation.linked(this::greet),
                "fetchGreeting", looking(this::fetchGreeting),
                "answerGreeting", looking(this::answer),
                "fetchGreetingAnswer",
                        looking(Operation.linked((_, call) -> heard(provisioning.answered(call.text("address"))))),
                "fillProvisioning", Operation.linked(this::fill),
                "fetchProvisioning", looking(this::fetch));
    }

    private Operation looking(Operation then) {
        return call -> limits.fetched().take(call.address()) instanceof Verdict.Wait wait
                ? Reply.tooMany(wait)
                : then.answer(call);
    }

    private Reply open(Call call) {
        if (limits.opened().take(call.address()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        return call.reading(
                body -> new Newcomer(key(body), body.has("encrypted_name") ? name(body) : new byte[0]),
                newcomer -> switch (provisioning.open(newcomer.ephemeralKey(), newcomer.encryptedName())) {
                    case Provisioning.Opened.Ok(String address, String token, long expiresAt) ->
                        Reply.json(
                                201,
                                Json.build()
                                        .put("address", address)
                                        .put("fetch_token", token)
                                        .put("expires_at", expiresAt)
                                        .object());
                    case Provisioning.Opened.TooMany _ -> Reply.tooMany(new Verdict.Wait(Duration.ofMinutes(1)));
                });
    }

    private Reply greet(DeviceAddress caller, Call call) {
        if (limits.filled().take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        return call.reading(
                body -> new ProvisioningStore.Parcel(caller.userId(), call.text("address"), key(body), words(body)),
                greeting -> said(provisioning.greet(greeting)));
    }

    private Reply fetchGreeting(Call call) {
        Duration wait = Duration.ofSeconds(call.number("wait", 0));
        return heard(provisioning.greeting(call.text("address"), call.header("Provisioning-Token"), wait));
    }

    private Reply answer(Call call) {
        return call.reading(
                ProvisioningOperations::words,
                words -> said(provisioning.answer(call.text("address"), call.header("Provisioning-Token"), words)));
    }

    private static Reply said(ProvisioningStore.Said said) {
        return switch (said) {
            case ProvisioningStore.Said.Ok _ -> Reply.empty(204);
            case ProvisioningStore.Said.NotFound _ -> Reply.notFound();
            case ProvisioningStore.Said.SaidBefore _ ->
                Reply.problem(ErrorCode.MAILBOX_FILLED, "somebody was there before; let the new device begin again");
        };
    }

    private static Reply heard(ProvisioningStore.Heard heard) {
        return switch (heard) {
            case ProvisioningStore.Heard.Ok(byte[] words) ->
                Reply.json(200, Json.build().put("words", words).object());
            case ProvisioningStore.Heard.Nothing _ -> Reply.empty(204);
            case ProvisioningStore.Heard.NotFound _ -> Reply.notFound();
        };
    }

    private Reply fill(DeviceAddress caller, Call call) {
        if (limits.filled().take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        return call.reading(
                body -> new ProvisioningStore.Parcel(
                        caller.userId(), call.text("address"), key(body), body.base64("blob")),
                this::filled);
    }

    private Reply filled(ProvisioningStore.Parcel parcel) {
        if (parcel.blob().length > Contract.MAX_PROVISIONING_BYTES) {
            return Reply.problem(ErrorCode.TOO_LARGE, "the blob is above 512 KiB");
        }
        return switch (provisioning.fill(parcel)) {
            case ProvisioningStore.Filled.Ok(DeviceAddress device) ->
                Reply.json(201, Json.build().put("device_id", device.deviceId()).object());
            case ProvisioningStore.Filled.NotFound _ -> Reply.notFound();
            case ProvisioningStore.Filled.FilledBefore _ ->
                Reply.problem(ErrorCode.MAILBOX_FILLED, "somebody was there before; let the new device begin again");
        };
    }

    private Reply fetch(Call call) {
        Duration wait = Duration.ofSeconds(call.number("wait", 0));
        return switch (provisioning.fetch(call.text("address"), call.header("Provisioning-Token"), wait)) {
            case Provisioning.Fetched.Ok(byte[] blob, var session) ->
                Reply.json(
                        200,
                        Json.build()
                                .put("blob", blob)
                                .put("session", session.toJson())
                                .object());
            case Provisioning.Fetched.Empty _ -> Reply.empty(204);
            case Provisioning.Fetched.NotFound _ -> Reply.notFound();
        };
    }

    private static byte[] key(Json.Obj body) {
        byte[] key = body.base64("ephemeral_key");
        if (key.length != KEY_BYTES) throw new Json.Mismatch("ephemeral_key has not 33 bytes");
        return key;
    }

    private static byte[] words(Json.Obj body) {
        byte[] words = body.base64("words");
        if (words.length == 0 || words.length > Contract.MAX_GREETING_BYTES) {
            throw new Json.Mismatch("words has not 1 to 1024 bytes");
        }
        return words;
    }

    static byte[] name(Json.Obj body) {
        byte[] name = body.base64("encrypted_name");
        if (name.length > Contract.MAX_DEVICE_NAME_BYTES) throw new Json.Mismatch("encrypted_name has above 256 bytes");
        return name;
    }
}
