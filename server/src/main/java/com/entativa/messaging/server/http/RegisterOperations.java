package com.entativa.messaging.server.http;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.account.Registration;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Verdict;
import java.util.Map;

/// Making an account.
public final class RegisterOperations implements Operations {
    private final Registration registration;
    private final Allowance<String> logIns;

    public RegisterOperations(Registration registration, Allowance<String> logIns) {
        this.registration = registration;
        this.logIns = logIns;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of("register", this::register);
    }

    private Reply register(Call call) {
        return switch (logIns.take(call.address())) {
            case Verdict.Wait wait -> Reply.tooMany(wait);
            case Verdict.Allowed _ ->
                call.reading(RegisterOperations::wish, wish -> reply(registration.register(wish)));
        };
    }

    private static Registration.Wish wish(Json.Obj body) {
        return new Registration.Wish(
                body.text("username"),
                body.text("display_name"),
                body.text("password"),
                body.has("invite_code") ? body.text("invite_code") : "");
    }

    private static Reply reply(Registration.Outcome outcome) {
        return switch (outcome) {
            case Registration.Outcome.Admitted(var signedIn) -> AuthOperations.reply(201, signedIn);
            case Registration.Outcome.Closed _ ->
                Reply.problem(ErrorCode.REGISTRATION_CLOSED, "nobody can make an account here at present");
            case Registration.Outcome.InviteNeeded _ ->
                Reply.problem(ErrorCode.INVITE_NEEDED, "an account here needs an invite_code");
            case Registration.Outcome.InviteBad _ ->
                Reply.problem(ErrorCode.INVITE_BAD, "the invite_code is not good, or not any more");
        };
    }
}
