package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.server.account.AccountDeletion;
import com.entativa.messaging.server.account.Accounts;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import java.util.Map;
import java.util.function.Supplier;

/// Tag *account* of the contract: what only its owner does with an account.
public final class AccountOperations implements Operations {
    private final Accounts accounts;
    private final AccountDeletion deletion;
    private final Allowances limits;

    public AccountOperations(Accounts accounts, AccountDeletion deletion, Allowances limits) {
        this.accounts = accounts;
        this.deletion = deletion;
        this.limits = limits;
    }

    private record NewPassword(String old, String fresh, boolean logOutOthers) {
        @Override
        public String toString() {
            return "NewPassword[redacted]";
        }
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "changePassword", Operation.linked(this::changePassword),
                "deleteAccount", Operation.linked(this::deleteAccount));
    }

    private Reply changePassword(DeviceAddress caller, Call call) {
        return guessing(
                caller,
                () -> call.reading(
                        body -> new NewPassword(
                                body.text("old_password"), body.text("new_password"), body.flag("log_out_others")),
                        wanted -> changed(caller, wanted)));
    }

    private Reply changed(DeviceAddress caller, NewPassword wanted) {
        return switch (accounts.changePassword(caller, wanted.old(), wanted.fresh(), wanted.logOutOthers())) {
            case RIGHT -> Reply.empty(204);
            case WRONG -> wrongPassword();
            case NO_PASSWORD -> Reply.problem(ErrorCode.NO_PASSWORD, "this account logs in elsewhere");
        };
    }

    private Reply deleteAccount(DeviceAddress caller, Call call) {
        return guessing(
                caller,
                () -> call.reading(
                        body -> body.has("password") ? body.text("password") : "",
                        password -> switch (deletion.delete(caller, password)) {
                            case DONE -> Reply.empty(204);
                            case WRONG_PASSWORD -> wrongPassword();
                        }));
    }

    /// Who has somebody's open device may not guess the password with it.
    private Reply guessing(DeviceAddress caller, Supplier<Reply> then) {
        return switch (limits.logIns().take("password of " + caller.userId())) {
            case Verdict.Wait wait -> Reply.tooMany(wait);
            case Verdict.Allowed _ -> then.get();
        };
    }

    private static Reply wrongPassword() {
        return Reply.problem(ErrorCode.BAD_CREDENTIALS, "the password is not good");
    }
}
