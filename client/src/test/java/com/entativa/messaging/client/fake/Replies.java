package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.platform.Http.Reply;

/// Answers as the relay writes them.
public final class Replies {
    private Replies() {}

    public static Reply json(int status, Json.Builder body) {
        return json(status, body.object());
    }

    public static Reply json(int status, Json.Obj body) {
        return new Reply.Answered(status, body.write());
    }

    public static Reply problem(ErrorCode code) {
        return problem(Problem.of(code, "refused"));
    }

    public static Reply problem(Problem problem) {
        return new Reply.Answered(problem.status(), problem.toJson().write());
    }

    /// 429 with its wait.
    public static Problem tooMany(int retryAfterSeconds) {
        ErrorCode code = ErrorCode.TOO_MANY_REQUESTS;
        Json.Obj wait = Json.build().put("retry_after", retryAfterSeconds).object();
        return new Problem(code.code(), code.status(), "slow down", wait);
    }
}
