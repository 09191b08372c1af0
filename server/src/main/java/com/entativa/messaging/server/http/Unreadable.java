package com.entativa.messaging.server.http;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/// Answers what is no HTTP: a head beyond bounds, a header that is none. The connection ends, since nobody knows where
/// the next request would begin.
public final class Unreadable implements Handler<HttpServerRequest> {
    @Override
    public void handle(HttpServerRequest request) {
        Problem problem =
                switch (request.decoderResult().cause()) {
                    case TooLongHttpLineException _ -> problem(414, "the address is too long");
                    case TooLongHttpHeaderException _ -> problem(431, "the headers are too large");
                    case null, default -> problem(400, "the request cannot be understood");
                };
        request.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Connection", "close")
                .end(problem.toJson().write())
                .onComplete(_ -> request.connection().close());
    }

    private static Problem problem(int status, String detail) {
        return new Problem(
                ErrorCode.BAD_REQUEST.code(), status, detail, Json.build().object());
    }
}
