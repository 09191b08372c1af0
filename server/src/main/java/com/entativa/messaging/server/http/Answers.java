package com.entativa.messaging.server.http;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.ops.Log;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.validation.ValidatorException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes replies. Errors are problem documents; what went wrong inside goes to the log, never to the caller.
final class Answers {
    private static final Log LOG = Log.of(Answers.class);

    private Answers() {}

    static void answer(RoutingContext ctx, Reply reply) {
        answer(ctx, reply, Map.of());
    }

    static void answer(RoutingContext ctx, Reply reply, Map<String, String> headers) {
        HttpServerResponse response = ctx.response();
        if (response.ended() || response.closed()) return;
        response.setStatusCode(reply.status());
        headers.forEach(response::putHeader);
        if (reply.retryAfterSeconds() > 0) response.putHeader("Retry-After", "" + reply.retryAfterSeconds());
        if (reply.status() == 401) response.putHeader("WWW-Authenticate", "Bearer");
        if (reply.mediaType().isEmpty()) response.end();
        else response.putHeader("Content-Type", reply.mediaType()).end(body(ctx, reply));
    }

    /// Problem documents carry the request's id: what a user reports is found in the log.
    private static String body(RoutingContext ctx, Reply reply) {
        if (!reply.mediaType().equals(Problem.MEDIA_TYPE)) return reply.body();
        return switch (Json.read(reply.body(), object -> object)) {
            case Json.Read.Ok<Json.Obj>(Json.Obj problem) -> {
                ctx.put(Entrance.PROBLEM, problem.text("code"));
                Map<String, Json> fields = new LinkedHashMap<>(problem.fields());
                fields.put(
                        "request_id",
                        new Json.Text(String.valueOf(ctx.response().headers().get(Entrance.REQUEST_ID))));
                yield new Json.Obj(fields).write();
            }
            case Json.Read.Malformed<Json.Obj> _ -> throw new IllegalStateException("a problem that is no object");
        };
    }

    /// Answers before the body was read, and ends the connection rather than read on what nobody wants.
    static void refuse(RoutingContext ctx, Reply reply) {
        if (!ctx.request().isEnded()) ctx.response().putHeader("Connection", "close");
        answer(ctx, reply);
    }

    static void refuse(RoutingContext ctx, int status, String detail) {
        refuse(ctx, problem(status, detail));
    }

    /// What the router itself found wrong: the contract broken, the body too large.
    static void failed(RoutingContext ctx) {
        Throwable failure = ctx.failure();
        if (failure instanceof ValidatorException broken) {
            refuse(ctx, Reply.problem(ErrorCode.BAD_REQUEST, detail(broken)));
        } else if (ctx.statusCode() == 413) {
            refuse(ctx, Reply.problem(ErrorCode.TOO_LARGE, "the body is too large"));
        } else if (ctx.statusCode() >= 400 && ctx.statusCode() < 500) {
            refuse(ctx, problem(ctx.statusCode(), "the request cannot be understood"));
        } else {
            refuse(ctx, bug("router", failure == null ? new IllegalStateException("no cause") : failure));
        }
    }

    static Reply bug(String operation, Throwable cause) {
        LOG.error("operation_failed", cause, "operation", operation);
        return Reply.problem(ErrorCode.INTERNAL, "a fault of the server");
    }

    /// Names of fields and rules; never a value that was sent.
    private static String detail(ValidatorException broken) {
        return "the contract is broken: " + broken.type().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Reply problem(int status, String detail) {
        String code = status == 405 ? "method_not_allowed" : ErrorCode.BAD_REQUEST.code();
        return Reply.problem(new Problem(code, status, detail, Json.build().object()));
    }
}
