package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.push.Pushes;
import com.entativa.messaging.server.push.Subscription;
import java.util.Map;

/// Tag *push* of the contract.
public final class PushOperations implements Operations {
    private final Pushes pushes;
    private final Allowances limits;

    public PushOperations(Pushes pushes, Allowances limits) {
        this.pushes = pushes;
        this.limits = limits;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "getPushKey", _ -> key(),
                "putPushSubscription", Operation.linked(this::subscribe),
                "deletePushSubscription", Operation.known(this::unsubscribe));
    }

    private Reply key() {
        return Reply.json(
                200, Json.build().put("public_key", pushes.publicKey()).object());
    }

    /// Limited like look-ups: it makes the server ask for the addresses of a name.
    private Reply subscribe(DeviceAddress caller, Call call) {
        if (limits.lookUps().take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        return call.reading(PushOperations::read, subscription -> switch (pushes.subscribe(caller, subscription)) {
            case DONE -> Reply.empty(204);
            case BAD_ENDPOINT ->
                Reply.problem(ErrorCode.BAD_REQUEST, "endpoint is not https at a public address of a push service");
            case BAD_KEYS ->
                Reply.problem(ErrorCode.BAD_REQUEST, "p256dh is a point of P-256 in 65 bytes, auth has 16 bytes");
        });
    }

    private Reply unsubscribe(DeviceAddress caller, Call call) {
        pushes.unsubscribe(caller);
        return Reply.empty(204);
    }

    private static Subscription read(Json.Obj body) {
        return new Subscription(body.text("endpoint"), body.text("p256dh"), body.text("auth"), body.text("navigate"));
    }
}
