package com.entativa.messaging.server.http;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.call.CallOutcome;
import com.entativa.messaging.server.call.CallSession;
import com.entativa.messaging.server.call.Calls;
import com.entativa.messaging.server.call.TurnCredentials;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tag *calls* of the contract.
public final class CallOperations implements Operations {
    private static final int PAGE = 50;
    private final Calls calls;
    private final TurnCredentials turn;

    public CallOperations(Calls calls, TurnCredentials turn) {
        this.calls = calls;
        this.turn = turn;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "signalCall", Operation.linked(this::signal),
                "listCalls", Operation.linked(this::list),
                "getCall", Operation.linked(this::get),
                "forgetCall", Operation.linked(this::forget),
                "getTurnCredentials", Operation.linked(this::turn));
    }

    private Reply signal(DeviceAddress caller, Call call) {
        return call.reading(
                body -> CallFrame.from(body, call.id("callId")), frame -> reply(caller, calls.signal(caller, frame)));
    }

    private Reply list(DeviceAddress caller, Call call) {
        int limit = (int) call.number("limit", PAGE);
        List<String> before = call.all("before");
        Calls.Page page = before.isEmpty()
                ? calls.newest(caller.userId(), limit)
                : calls.before(caller.userId(), UUID.fromString(before.getFirst()), limit);
        return Reply.json(
                200,
                Json.build()
                        .put("calls", page.calls(), found -> found.seenBy(caller.userId())
                                .toJson())
                        .put("more", page.more())
                        .object());
    }

    private Reply get(DeviceAddress caller, Call call) {
        List<CallSession> found = calls.find(caller.userId(), call.id("callId"));
        return found.isEmpty() ? Reply.notFound() : ok(caller, found.getFirst());
    }

    private Reply forget(DeviceAddress caller, Call call) {
        return calls.forget(caller.userId(), call.id("callId")) ? Reply.empty(204) : Reply.notFound();
    }

    private Reply turn(DeviceAddress caller, Call call) {
        return switch (turn.issue()) {
            case TurnCredentials.Issued.Ok(List<String> urls, String username, String credential, int ttl) ->
                Reply.json(
                        200,
                        Json.build()
                                .put("urls", urls, Json.Text::new)
                                .put("username", username)
                                .put("credential", credential)
                                .put("ttl", ttl)
                                .object());
            case TurnCredentials.Issued.NotConfigured _ ->
                Reply.problem(ErrorCode.TURN_NOT_CONFIGURED, "this server has no TURN server");
        };
    }

    private static Reply ok(DeviceAddress caller, CallSession call) {
        return Reply.json(200, call.seenBy(caller.userId()).toJson());
    }

    private static Reply reply(DeviceAddress caller, CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Ok(CallSession call, boolean _) -> ok(caller, call);
            case CallOutcome.NotFound _ -> Reply.notFound();
            case CallOutcome.NotDirect _ -> Reply.problem(ErrorCode.CALL_NOT_DIRECT, "calls are between two");
            case CallOutcome.NotAccepted _ -> Reply.problem(ErrorCode.NOT_ACCEPTED, "they have not accepted you");
            case CallOutcome.Differs(var difference) -> Reply.problem(Problem.devicesDiffer(difference));
            case CallOutcome.Taken _ -> Reply.problem(ErrorCode.CALL_TAKEN, "another device of yours is in it");
            case CallOutcome.Over _ -> Reply.problem(ErrorCode.CALL_OVER, "the call is over");
            case CallOutcome.OutOfPlace _ -> Reply.problem(ErrorCode.BAD_REQUEST, "your side does not say that");
            case CallOutcome.IdTaken _ -> Reply.problem(ErrorCode.CALL_ID_TAKEN, "make another call_id");
            case CallOutcome.TooLarge _ -> Reply.problem(ErrorCode.TOO_LARGE, "a ciphertext is above 96 KiB");
            case CallOutcome.TooMany(var wait) -> Reply.tooMany(wait);
        };
    }
}
