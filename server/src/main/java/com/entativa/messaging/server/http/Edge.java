package com.entativa.messaging.server.http;

import static java.util.Objects.requireNonNull;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.limit.PeerAddress;
import com.entativa.messaging.server.limit.Shares;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.ops.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.openapi.router.OpenAPIRoute;
import io.vertx.ext.web.openapi.router.RequestExtractor;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestUtils;
import io.vertx.openapi.validation.ValidatedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;

/// The contract as router: every `operationId` is bound to one {@link Operation}, which runs on a virtual thread of
/// its own, or to a {@link StreamOperation}; what breaks the contract is answered before our code runs.
public final class Edge {
    /// A send to a large group; other bodies are small.
    private static final long LARGEST_SEND = 4L << 20;

    /// A provisioning blob as base64.
    private static final long LARGEST_PARCEL = 1L << 20;

    private static final long LARGEST_BODY = 256 << 10;

    /// Requests worked on at once; more get 429 (R4.4).
    private static final int AT_ONCE = 2_048;

    /// Bodies and answers streamed at once: each holds up to 0.4 MiB.
    private static final int STREAMS_AT_ONCE = 256;

    /// Of one account: who trickles does not keep the others out.
    private static final int STREAMS_OF_ONE = 16;

    private static final UUID NOBODY = new UUID(0, 0);

    private final Vertx vertx;
    private final Callers callers;
    private final Map<String, Operation> operations;
    private final PeerAddress addresses;
    private final Map<String, StreamOperation> streams;
    private final Entrance entrance;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Shares<UUID> streamRoom = new Shares<>(STREAMS_AT_ONCE, STREAMS_OF_ONE);

    public Edge(Vertx vertx, Callers callers, List<Operations> operations, Entrance entrance) {
        this.vertx = vertx;
        this.callers = callers;
        this.entrance = entrance;
        this.addresses = new PeerAddress(entrance.isBehindProxy());
        this.operations = new HashMap<>();
        this.streams = new HashMap<>();
        for (Operations some : operations) {
            this.operations.putAll(some.byId());
            this.streams.putAll(some.streams());
        }
    }

    /// Blocks while the contract is read. Throws when an operation of the contract has no code, or the other way
    /// round.
    public Router router() {
        ContractDocument document = ContractDocument.read();
        OpenAPIContract contract =
                OpenAPIContract.from(vertx, new JsonObject(document.readable())).await();
        RouterBuilder routes = RouterBuilder.create(vertx, contract, extractor());
        routes.rootHandler(entrance);
        routes.rootHandler(new Gate(vertx, contract, document, callers)::look);
        routes.rootHandler(bodies());
        Map<String, Handler<RoutingContext>> unbound = handlers();
        for (OpenAPIRoute route : routes.getRoutes()) {
            String id = route.getOperation().getOperationId();
            Handler<RoutingContext> handler = unbound.remove(id);
            if (handler == null) throw new IllegalStateException("no code for operation " + id);
            route.setDoSecurity(false).addHandler(handler).addFailureHandler(Answers::failed);
        }
        if (!unbound.isEmpty()) throw new IllegalStateException("not in the contract: " + unbound.keySet());
        Router router = routes.createRouter();
        for (int status : List.of(400, 404, 405, 406, 413, 415, 500)) router.errorHandler(status, Answers::failed);
        return router;
    }

    private Map<String, Handler<RoutingContext>> handlers() {
        Map<String, Handler<RoutingContext>> handlers = new HashMap<>();
        operations.forEach((id, operation) -> handlers.put(id, ctx -> start(ctx, id, operation)));
        streams.forEach((id, operation) -> handlers.put(id, ctx -> stream(ctx, id, operation)));
        return handlers;
    }

    /// A body that is streamed is not there yet when the rest of the request is checked.
    private RequestExtractor extractor() {
        RequestExtractor read = RequestExtractor.withBodyHandler();
        return (ctx, operation) -> streams.containsKey(operation.getOperationId())
                ? RequestUtils.extract(ctx.request(), operation, () -> Future.succeededFuture(Buffer.buffer()))
                : read.extractValidatableRequest(ctx, operation);
    }

    private Handler<RoutingContext> bodies() {
        BodyHandler small = BodyHandler.create(false).setBodyLimit(LARGEST_BODY);
        BodyHandler large = BodyHandler.create(false).setBodyLimit(LARGEST_SEND);
        BodyHandler parcel = BodyHandler.create(false).setBodyLimit(LARGEST_PARCEL);
        return ctx -> {
            if (streams.containsKey(ctx.<String>get(Gate.OPERATION))) {
                ctx.request().pause();
                ctx.next();
                return;
            }
            hurry(ctx);
            ctx.request().resume();
            String path = requireNonNull(ctx.request().path());
            boolean send = path.startsWith("/api/v1/conversations/") && path.endsWith("/messages");
            if (path.startsWith("/api/v1/provisioning/")) parcel.handle(ctx);
            else (send ? large : small).handle(ctx);
        };
    }

    /// A body that trickles in is cut off; one that is streamed has bounds of its own.
    private void hurry(RoutingContext ctx) {
        if (ctx.request().isEnded()) return;
        long timer = vertx.setTimer(entrance.bodyWithin().toMillis(), _ -> {
            if (ctx.request().isEnded()) return;
            // With HTTP/2 other requests go on beside it.
            boolean alone = ctx.request().version() != HttpVersion.HTTP_2;
            if (alone) ctx.addEndHandler(_ -> ctx.request().connection().close());
            Answers.refuse(ctx, 408, "the body took too long");
        });
        ctx.addEndHandler(_ -> vertx.cancelTimer(timer));
    }

    private void start(RoutingContext ctx, String id, Operation operation) {
        if (!room.tryAcquire()) {
            Answers.answer(ctx, Reply.tooMany(new Verdict.Wait(Duration.ofSeconds(2))));
            return;
        }
        Thread.ofVirtual().name(id).start(() -> {
            try {
                Answers.answer(ctx, guarded(id, reply -> reply, () -> operation.answer(call(ctx))));
            } finally {
                room.release();
            }
        });
    }

    private void stream(RoutingContext ctx, String id, StreamOperation operation) {
        UUID account = account(ctx);
        if (!streamRoom.take(account)) {
            Answers.refuse(ctx, Reply.tooMany(new Verdict.Wait(Duration.ofSeconds(2))));
            return;
        }
        BodyStream body = new BodyStream(ctx);
        Thread.ofVirtual().name(id).start(() -> {
            try (body) {
                StreamAnswers.answer(ctx, guarded(id, StreamReply::of, () -> operation.answer(streamed(ctx, body))));
            } finally {
                streamRoom.giveBack(account);
            }
        });
    }

    /// Nobody in particular, where no token is asked for.
    private static UUID account(RoutingContext ctx) {
        return ctx.get(Gate.CALLER) instanceof Callers.Caller.Known known
                ? known.device().userId()
                : NOBODY;
    }

    private StreamCall streamed(RoutingContext ctx, BodyStream body) {
        Map<String, String> headers = new HashMap<>();
        ctx.request()
                .headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        return new StreamCall(call(ctx), headers, body);
    }

    private static <R> R guarded(String id, Function<Reply, R> failed, Supplier<R> work) {
        try {
            return work.get();
        } catch (Unavailable e) {
            return failed.apply(Reply.problem(ErrorCode.UNAVAILABLE, "try again soon"));
        } catch (Json.Mismatch mismatch) {
            return failed.apply(Reply.problem(ErrorCode.BAD_REQUEST, mismatch.where()));
        } catch (RuntimeException e) {
            return failed.apply(Answers.bug(id, e));
        }
    }

    private Call call(RoutingContext ctx) {
        ValidatedRequest request = requireNonNull(ctx.get(RouterBuilder.KEY_META_DATA_VALIDATED_REQUEST));
        Callers.Caller caller = requireNonNull(ctx.get(Gate.CALLER));
        Map<String, String> path = new HashMap<>();
        for (Map.Entry<String, RequestParameter> parameter :
                request.getPathParameters().entrySet()) {
            path.put(parameter.getKey(), String.valueOf(parameter.getValue().get()));
        }
        Map<String, List<String>> query = new HashMap<>();
        for (String name : ctx.queryParams().names()) query.put(name, ctx.queryParam(name));
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, RequestParameter> header : request.getHeaders().entrySet()) {
            headers.put(
                    header.getKey().toLowerCase(Locale.ROOT),
                    String.valueOf(header.getValue().get()));
        }
        String body = ctx.body().asString();
        return new Call(caller, path, query, headers, body == null ? "" : body, address(ctx));
    }

    private String address(RoutingContext ctx) {
        return addresses.of(
                ctx.request().headers().getAll("X-Forwarded-For"),
                ctx.request().remoteAddress().hostAddress());
    }
}
