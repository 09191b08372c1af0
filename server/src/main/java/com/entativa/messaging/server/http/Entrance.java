package com.entativa.messaging.server.http;

import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Pseudonyms;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The first and the last touch of every request: its id, the headers every answer has, which origins may read it,
/// and
/// afterwards its measure and its line in the log.
public final class Entrance implements Handler<RoutingContext> {
    static final String REQUEST_ID = "X-Request-Id";

    /// The stable code of the problem that was answered, for the measure.
    static final String PROBLEM = "problem";

    private static final Log LOG = Log.of(Entrance.class);
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");
    private static final String METHODS = "GET, POST, PUT, PATCH, DELETE, HEAD";
    private static final String HEADERS =
            "Authorization, Content-Type, Range, Upload-Length, Upload-Offset, Tus-Resumable, X-Request-Id";
    private static final String READABLE = "Content-Range, Location, Retry-After, Upload-Offset, X-Request-Id";
    private final Rules rules;
    private final Watched watched;
    private final Supplier<UUID> ids;

    public Entrance(Rules rules, Watched watched, Supplier<UUID> ids) {
        this.rules = rules;
        this.watched = watched;
        this.ids = ids;
    }

    /// What an operator decides. `tls`: we speak it ourselves. `origins`: of other sites whose pages may call.
    public record Rules(boolean behindProxy, boolean tls, List<String> origins, Duration bodyWithin) {}

    /// Where it is noted.
    public record Watched(Metrics metrics, Pseudonyms pseudonyms, boolean accessLog) {}

    Duration bodyWithin() {
        return rules.bodyWithin();
    }

    boolean isBehindProxy() {
        return rules.behindProxy();
    }

    @Override
    public void handle(RoutingContext ctx) {
        long start = System.nanoTime();
        HttpServerResponse response = ctx.response();
        String id = requestId(ctx.request());
        response.putHeader(REQUEST_ID, id);
        harden(response);
        ctx.addEndHandler(_ -> finished(ctx, id, System.nanoTime() - start));
        if (crossOrigin(ctx)) response.setStatusCode(204).end();
        else ctx.next();
    }

    /// A proxy's is believed when there is one; anybody else's is not: it would stand in our log.
    private String requestId(HttpServerRequest request) {
        String given = rules.behindProxy() ? request.getHeader(REQUEST_ID) : null;
        return given != null && WELL_FORMED.matcher(given).matches()
                ? given
                : ids.get().toString();
    }

    private void harden(HttpServerResponse response) {
        response.putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", "interest-cohort=()")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .putHeader("Cache-Control", "no-store");
        if (rules.tls()) response.putHeader("Strict-Transport-Security", "max-age=31536000");
    }

    /// True when all there is to say is which origin may: a preflight.
    private boolean crossOrigin(RoutingContext ctx) {
        String origin = ctx.request().getHeader("Origin");
        if (origin == null || rules.origins().isEmpty()) return false;
        HttpServerResponse response = ctx.response().putHeader("Vary", "Origin");
        if (!rules.origins().contains(origin)) return false;
        response.putHeader("Access-Control-Allow-Origin", origin)
                .putHeader("Access-Control-Expose-Headers", READABLE)
                .putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        boolean preflight = ctx.request().method().equals(HttpMethod.OPTIONS)
                && ctx.request().getHeader("Access-Control-Request-Method") != null;
        if (preflight) {
            response.putHeader("Access-Control-Allow-Methods", METHODS)
                    .putHeader("Access-Control-Allow-Headers", HEADERS)
                    .putHeader("Access-Control-Max-Age", "7200");
        }
        return preflight;
    }

    private void finished(RoutingContext ctx, String id, long nanos) {
        String known = ctx.get(Gate.OPERATION);
        String operation = known == null ? "none" : known;
        int status = ctx.response().getStatusCode();
        watched.metrics().answered(operation, status, nanos);
        String problem = ctx.get(PROBLEM);
        if (problem != null) watched.metrics().refused(problem);
        if (!watched.accessLog()) return;
        LOG.info(
                "request",
                "operation",
                operation,
                "status",
                status,
                "ms",
                nanos / 1_000_000,
                "request",
                id,
                "account",
                account(ctx));
    }

    private String account(RoutingContext ctx) {
        return ctx.get(Gate.CALLER) instanceof Callers.Caller.Known known
                ? watched.pseudonyms().of(known.device().userId())
                : "none";
    }
}
