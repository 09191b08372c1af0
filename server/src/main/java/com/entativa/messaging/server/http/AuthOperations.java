package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.account.AccessTokens;
import com.entativa.messaging.server.account.Accounts;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.account.Tickets;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import java.util.Map;

/// Tag *auth* of the contract.
public final class AuthOperations implements Operations {
    private final Accounts accounts;
    private final AccessTokens tokens;
    private final Tickets tickets;
    private final Devices devices;
    private final Allowances limits;

    public AuthOperations(Accounts accounts, AccessTokens tokens, Tickets tickets, Devices devices, Allowances limits) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.tickets = tickets;
        this.devices = devices;
        this.limits = limits;
    }

    private record Credentials(String username, String password) {
        @Override
        public String toString() {
            return "Credentials[redacted]";
        }
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "login", this::logIn,
                "refresh", this::refresh,
                "logout", this::logOut,
                "createTicket", this::createTicket,
                "jwks", _ -> new Reply(200, "application/json", tokens.keySet(), 0));
    }

    private Reply logIn(Call call) {
        if (limits.logIns().take(call.address()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        return call.reading(
                body -> new Credentials(body.text("username"), body.text("password")), who -> tried(who, call));
    }

    private Reply tried(Credentials who, Call call) {
        Verdict verdict = limits.guesses().take(who.username(), call.address(), () -> accounts.id(who.username()));
        return switch (verdict) {
            case Verdict.Wait wait -> Reply.tooMany(wait);
            case Verdict.Allowed _ -> proved(call, accounts.logIn(who.username(), who.password()));
        };
    }

    private Reply proved(Call call, Accounts.SignedIn outcome) {
        if (outcome instanceof Accounts.SignedIn.Ok(var session))
            limits.guesses().proved(session.userId(), call.address());
        return reply(200, outcome);
    }

    /// By address like log-ins, but as often as look-ups: many devices may stand behind one address.
    private Reply refresh(Call call) {
        return switch (limits.lookUps().take("refresh " + call.address())) {
            case Verdict.Wait wait -> Reply.tooMany(wait);
            case Verdict.Allowed _ -> call.reading(this::refreshed, signedIn -> proved(call, signedIn));
        };
    }

    private Accounts.SignedIn refreshed(Json.Obj body) {
        String token = body.text("refresh_token");
        return body.has("next_refresh_token")
                ? accounts.refresh(token, body.text("next_refresh_token"))
                : accounts.refresh(token);
    }

    private Reply logOut(Call call) {
        if (!(call.caller() instanceof Callers.Caller.Known(DeviceAddress device, var _, boolean outside))) {
            return Operation.unauthenticated();
        }
        devices.logOut(device, !outside);
        return Reply.empty(204);
    }

    private Reply createTicket(Call call) {
        if (!(call.caller() instanceof Callers.Caller.Known known)) return Operation.unauthenticated();
        return Reply.json(
                201,
                Json.build()
                        .put("ticket", tickets.issue(known))
                        .put("expires_in", Tickets.LIFE.toSeconds())
                        .object());
    }

    static Reply reply(int status, Accounts.SignedIn outcome) {
        return switch (outcome) {
            case Accounts.SignedIn.Ok(var session) -> Reply.json(status, session.toJson());
            case Accounts.SignedIn.UsernameTaken _ ->
                Reply.problem(ErrorCode.USERNAME_TAKEN, "choose another username");
            case Accounts.SignedIn.Refused _ -> Reply.problem(ErrorCode.BAD_CREDENTIALS, "they are not good");
        };
    }
}
