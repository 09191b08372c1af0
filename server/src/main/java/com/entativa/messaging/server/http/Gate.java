package com.entativa.messaging.server.http;

import static java.util.Objects.requireNonNull;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.ops.Unavailable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/// The first look at a request, before a byte of its body is read: is there such an operation, who calls, and is the
/// body of a type it takes.
final class Gate {
    static final String CALLER = "caller";

    /// The `operationId` that the request is for.
    static final String OPERATION = "operation";

    /// Callers judged at once; more get 429 (R4.4), so that a database that is slow to answer gathers no threads.
    private static final int AT_ONCE = 2_048;

    /// The router and its checks would throw over it.
    private static final Pattern CUT_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Vertx vertx;
    private final OpenAPIContract contract;
    private final ContractDocument document;
    private final Callers callers;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Gate(Vertx vertx, OpenAPIContract contract, ContractDocument document, Callers callers) {
        this.vertx = vertx;
        this.contract = contract;
        this.document = document;
        this.callers = callers;
    }

    void look(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        if (CUT_ESCAPE.matcher(request.uri()).find()) {
            Answers.refuse(ctx, 400, "a percent sign of the address escapes nothing");
            return;
        }
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
        if (operation.getSecurityRequirements().isEmpty()) {
            ctx.put(CALLER, new Callers.Caller.Refused());
            pass(ctx);
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
        if (!room.tryAcquire()) {
            Answers.refuse(ctx, Reply.tooMany(new Verdict.Wait(Duration.ofSeconds(2))));
            return;
        }
        Context loop = vertx.getOrCreateContext();
        ctx.request().pause();
        Thread.ofVirtual().start(() -> {
            Reply refusal;
            try {
                refusal = refusal(ctx, header.substring(7).strip());
            } finally {
                room.release();
            }
            loop.runOnContext(_ -> {
                if (refusal.status() == 0) {
                    pass(ctx);
                } else {
                    ctx.request().resume();
                    Answers.refuse(ctx, refusal);
                }
            });
        });
    }

    private void pass(RoutingContext ctx) {
        HttpServerRequest request = ctx.request();
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean hasBody =
                request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null || (length != null && !length.matches("0*"));
        Optional<String> fault =
                document.fault(requireNonNull(ctx.<String>get(OPERATION)), type == null ? "" : type, hasBody);
        if (fault.isPresent()) Answers.refuse(ctx, Reply.problem(ErrorCode.UNSUPPORTED_MEDIA, fault.get()));
        else ctx.next();
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

    private static String method(HttpMethod method) {
        return method.name().length() > 16 ? "such method" : method.name();
    }
}
