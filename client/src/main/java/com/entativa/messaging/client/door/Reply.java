package com.entativa.messaging.client.door;

import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.outbox.Outbox;
import com.entativa.messaging.client.outbox.Sending;
import com.entativa.messaging.client.relay.Answer;
import java.util.function.Function;

/// What a command came to.
sealed interface Reply {
    static Ok done() {
        return new Ok(Json.build().object());
    }

    record Ok(Json value) implements Reply {}

    /// `retryAfterMillis`: 0 when nothing is known of it.
    record Failed(String code, String message, long retryAfterMillis) implements Reply {
        Failed(String code, String message) {
            this(code, message, 0);
        }
    }

    /// The core's own codes, beside the relay's. docs/spec/view.md
    static Failed notThere() {
        return new Failed("not_there", "there is no such thing here");
    }

    static Failed notReady() {
        return new Failed("no_account", "this profile has no account");
    }

    static Failed unreachable() {
        return new Failed("unreachable", "the relay cannot be reached");
    }

    static <T> Reply of(Answer<T> answer, Function<T, Json> value) {
        return switch (answer) {
            case Answer.Ok<T>(T result) -> new Ok(value.apply(result));
            case Answer.Refused<T>(Problem problem) ->
                new Failed(problem.code(), problem.detail(), Outbox.retryAfterMillis(problem));
            case Answer.Unreachable<T> _ -> unreachable();
        };
    }

    static Reply of(Sending.Outcome outcome) {
        return switch (outcome) {
            case DONE -> done();
            case NOT_THERE -> notThere();
            case NOT_YOURS -> new Failed("not_yours", "only its author may do this");
            case NOT_A_MEMBER -> new Failed("not_allowed", "only members may do this");
            case TOO_LATE -> new Failed("too_late", "fifteen minutes have passed");
        };
    }

    /// As it goes to the interface.
    default String written(long id) {
        Json.Builder json = Json.build().put("id", id);
        switch (this) {
            case Ok(Json value) -> json.put("ok", value);
            case Failed failed -> json.put("error", error(failed));
        }
        return json.object().write();
    }

    private static Json.Obj error(Failed failed) {
        Json.Builder json = Json.build().put("code", failed.code()).put("message", failed.message());
        if (failed.retryAfterMillis() > 0) json.put("retry_after", failed.retryAfterMillis());
        return json.object();
    }
}
