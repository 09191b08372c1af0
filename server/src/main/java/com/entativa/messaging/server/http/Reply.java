package com.entativa.messaging.server.http;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.limit.Verdict;

/// The answer to a request. `retryAfterSeconds` 0: no such header.
public record Reply(int status, String mediaType, String body, int retryAfterSeconds) {
    static Reply json(int status, Json body) {
        return new Reply(status, "application/json", body.write(), 0);
    }

    static Reply empty(int status) {
        return new Reply(status, "", "", 0);
    }

    static Reply problem(ErrorCode code, String detail) {
        return problem(Problem.of(code, detail));
    }

    static Reply problem(Problem problem) {
        return new Reply(problem.status(), Problem.MEDIA_TYPE, problem.toJson().write(), 0);
    }

    static Reply tooMany(Verdict.Wait wait) {
        Problem plain = Problem.of(ErrorCode.TOO_MANY_REQUESTS, "too often");
        Json.Obj seconds = Json.build().put("retry_after", wait.seconds()).object();
        Problem problem = new Problem(plain.code(), plain.status(), plain.detail(), seconds);
        return new Reply(problem.status(), Problem.MEDIA_TYPE, problem.toJson().write(), wait.seconds());
    }

    /// One answer, whether it was declined or blocked.
    static Reply notAccepted() {
        return problem(ErrorCode.NOT_ACCEPTED, "somebody it concerns does not take this from you");
    }

    static Reply notFound() {
        return problem(ErrorCode.NOT_FOUND, "there is no such thing, or it is not yours to see");
    }
}
