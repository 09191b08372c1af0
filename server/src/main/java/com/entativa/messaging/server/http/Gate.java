package com.entativa.messaging.server.http;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.ops.Unavailable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.util.Locale;

/// The first look at a request, before a byte of its body is read: is there such an operation, does it speak JSON,
/// and who calls.
final class Gate {
    static final String CALLER = "caller";
    static final String OPERATION = "operation";
    private final Vertx vertx;
    private final OpenAPIContract contract;
    private final Callers callers;

    Gate(Vertx vertx, OpenAPIContract contract, Callers callers) {
        this.vertx = vertx;
        this.contract = contract;
        this.callers = callers;
    }

    void look(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (contract.findPath(request.path()) == null) {
            Answers.refuse(ctx, Reply.notFound());
            return;
        }
        Operation operation = contract.findOperation(request.path(), request.method());
        if (operation == null) {
            Answers.refuse(ctx, 405, "the path has no " + method(request.method()));
            return;
        }
        ctx.put(OPERATION, operation.getOperationId());
        if (operation.getRequestBody() != null && !isJson(request)) {
            Answers.refuse(ctx, Reply.problem(ErrorCode.UNSUPPORTED_MEDIA, "send Content-Type: application/json"));
            return;
        }
        if (operation.getSecurityRequirements().isEmpty()) {
            ctx.put(CALLER, new Callers.Caller.Refused());
            ctx.next();
        } else {
            authenticate(ctx);
        }
    }

    /// The check may block: on a virtual thread, while the request is paused.
    private void authenticate(RoutingContext ctx) {
        String header = ctx.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            Answers.refuse(ctx, com.entativa.messaging.server.http.Operation.unauthenticated());
            return;
        }
        Context loop = vertx.getOrCreateContext();
        ctx.request().pause();
        Thread.ofVirtual().start(() -> {
            Reply refusal = refusal(ctx, header.substring(7).strip());
            loop.runOnContext(_ -> {
                ctx.request().resume();
                if (refusal.status() == 0) ctx.next();
                else Answers.refuse(ctx, refusal);
            });
        });
    }

    /// Status 0: none.
    private Reply refusal(RoutingContext ctx, String token) {
        try {
            Callers.Caller caller = callers.of(token);
            ctx.put(CALLER, caller);
            return switch (caller) {
                case Callers.Caller.Known _ -> Reply.empty(0);
                case Callers.Caller.Refused _ -> com.entativa.messaging.server.http.Operation.unauthenticated();
            };
        } catch (Unavailable e) {
            return Reply.problem(ErrorCode.UNAVAILABLE, "try again soon");
        } catch (RuntimeException e) {
            return Answers.bug("authenticate", e);
        }
    }

    private static boolean isJson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals("application/json");
    }

    private static String method(HttpMethod method) {
        return method.name().length() > 16 ? "such method" : method.name();
    }
}
