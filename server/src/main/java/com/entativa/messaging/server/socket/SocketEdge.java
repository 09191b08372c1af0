package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.account.Tickets;
import com.entativa.messaging.server.config.Rate;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.device.Standing;
import com.entativa.messaging.server.limit.PeerAddress;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import com.entativa.messaging.server.presence.Presences;
import com.entativa.messaging.server.routing.Routing;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Opens sockets at `/api/v1/ws` for those who show a good token or ticket; all others get a problem document.
public final class SocketEdge {
    private static final Log LOG = Log.of(SocketEdge.class);
    private static final String PATH = "/api/v1/ws";
    private static final String PROTOCOL = "messenger.v1";
    private static final String BEARER = "bearer.";

    /// What the transport takes; a little above ours, so that the refusal is ours (1009).
    private static final int TRANSPORT_FRAME = 1 << 20;

    private final Vertx vertx;
    private final Entry entry;
    private final Serving serving;
    private final Pulse pulse;
    private final InstantSource clock;

    public SocketEdge(Vertx vertx, Entry entry, Serving serving, Pulse pulse, InstantSource clock) {
        this.vertx = vertx;
        this.entry = entry;
        this.serving = serving;
        this.pulse = pulse;
        this.clock = clock;
    }

    /// Who judges those who come, and how many frames each may send.
    public record Entry(Callers callers, Tickets tickets, Admission admission, PeerAddress addresses, Rate frames) {}

    /// What serves those who came in.
    public record Serving(
            FrameHandler frames, Mailboxes mailboxes, Devices devices, Presence presence, Metrics metrics) {}

    /// Where it is known who has a socket.
    public record Presence(LiveSockets live, Routing routing, Presences presences) {}

    /// Ciphertext does not shrink: no compression.
    public static HttpServerOptions options() {
        return new HttpServerOptions()
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(TRANSPORT_FRAME)
                .setMaxWebSocketMessageSize(TRANSPORT_FRAME)
                .setWebSocketSubProtocols(List.of(PROTOCOL));
    }

    public static boolean isUpgrade(HttpServerRequest request) {
        return PATH.equals(request.path()) && "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE));
    }

    /// On an event loop; the check may block and goes elsewhere.
    public void knock(HttpServerRequest request) {
        String address = entry.addresses()
                .of(
                        request.headers().getAll("X-Forwarded-For"),
                        request.remoteAddress().hostAddress());
        if (entry.admission().come(address) instanceof Verdict.Wait wait) {
            refuse(request, new Judgement.Refused(ErrorCode.TOO_MANY_REQUESTS, wait.seconds()));
            return;
        }
        Map<String, String> query = query(request.query());
        Context loop = vertx.getOrCreateContext();
        request.pause();
        Thread.ofVirtual().name("socket-open").start(() -> {
            Judgement judgement = judged(request, query);
            entry.admission().judged();
            loop.runOnContext(_ -> {
                switch (judgement) {
                    case Judgement.Refused refused -> {
                        entry.admission().left(address);
                        refuse(request, refused);
                    }
                    case Judgement.Welcome(Callers.Caller.Known caller) ->
                        request.toWebSocket()
                                .onSuccess(socket ->
                                        open(socket, new Guest(caller, address), "manual".equals(query.get("start"))))
                                .onFailure(_ -> leave(new Guest(caller, address)));
                }
            });
        });
    }

    private record Guest(Callers.Caller.Known caller, String address) {
        UUID user() {
            return caller.device().userId();
        }
    }

    private sealed interface Judgement {
        record Welcome(Callers.Caller.Known caller) implements Judgement {}

        /// 0 seconds: there is no use in waiting.
        record Refused(ErrorCode why, int retryAfterSeconds) implements Judgement {}
    }

    private void refuse(HttpServerRequest request, Judgement.Refused refused) {
        serving.metrics().refused(refused.why().code());
        HttpServerResponse response = request.response();
        response.setStatusCode(refused.why().status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Connection", "close");
        if (refused.retryAfterSeconds() > 0) response.putHeader("Retry-After", "" + refused.retryAfterSeconds());
        if (refused.why() == ErrorCode.UNAUTHENTICATED) response.putHeader("WWW-Authenticate", "Bearer");
        response.end(Problem.of(refused.why(), "no socket was opened").toJson().write());
    }

    private Judgement judged(HttpServerRequest request, Map<String, String> query) {
        try {
            return switch (caller(request, query)) {
                case Callers.Caller.Known known -> welcome(known);
                case Callers.Caller.Refused _ -> new Judgement.Refused(ErrorCode.UNAUTHENTICATED, 0);
            };
        } catch (Unavailable e) {
            return new Judgement.Refused(
                    ErrorCode.UNAVAILABLE, entry.admission().later().seconds());
        } catch (RuntimeException e) {
            LOG.error("socket_not_opened", e);
            return new Judgement.Refused(ErrorCode.INTERNAL, 0);
        }
    }

    private Judgement welcome(Callers.Caller.Known known) {
        UUID user = known.device().userId();
        if (!entry.admission().hasRoomFor(user)) {
            return new Judgement.Refused(
                    ErrorCode.TOO_MANY_REQUESTS, entry.admission().later().seconds());
        }
        serving.presence().routing().follow(user);
        return new Judgement.Welcome(known);
    }

    private Callers.Caller caller(HttpServerRequest request, Map<String, String> query) {
        String header = request.headers().get(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return entry.callers().of(header.substring(7).strip());
        }
        String offered = request.headers().get("Sec-WebSocket-Protocol");
        for (String protocol : (offered == null ? "" : offered).split(",", 8)) {
            if (protocol.strip().startsWith(BEARER)) {
                return entry.callers().of(protocol.strip().substring(BEARER.length()));
            }
        }
        String ticket = query.get("ticket");
        return ticket == null ? new Callers.Caller.Refused() : redeemed(ticket);
    }

    /// A ticket may outlive its device.
    private Callers.Caller redeemed(String ticket) {
        Callers.Caller caller = entry.tickets().redeem(ticket);
        boolean gone = caller instanceof Callers.Caller.Known known
                && serving.devices().standing(known.device()) == Standing.GONE;
        return gone ? new Callers.Caller.Refused() : caller;
    }

    private void open(ServerWebSocket socket, Guest guest, boolean manual) {
        Connection connection = new Connection(socket, clock, new FrameRate(entry.frames()), serving.metrics());
        DeliveryPump pump = new DeliveryPump(guest.caller().device(), serving.mailboxes(), connection);
        Peer peer = new Peer(guest.caller().device(), serving.presence().live().opening(), pump, connection);
        connection.open(pulse, serving.frames(), peer, () -> {
            serving.presence().live().remove(peer);
            leave(guest);
            changed(guest.user());
        });
        serving.presence().live().add(peer);
        serving.presence().routing().opened(peer.device(), peer.opening());
        changed(guest.user());
        Thread.ofVirtual().name("socket-begin").start(() -> begin(peer, manual));
    }

    /// A device that was revoked since its token was looked at had no socket to be closed: asked once more, now that it
    /// has one. From here on a revocation finds it.
    private void begin(Peer peer, boolean manual) {
        try {
            if (!serving.devices().gone(Set.of(peer.device())).isEmpty())
                peer.out().close(Closing.REVOKED);
            else if (!manual) peer.pump().resume();
        } catch (Unavailable e) {
            peer.out().close(Closing.BUSY);
        } catch (RuntimeException e) {
            LOG.error("socket_not_begun", e);
            peer.out().close(Closing.FAULT);
        }
    }

    private void changed(UUID user) {
        serving.presence().presences().changed(user, serving.presence().live().hasAny(user));
    }

    private void leave(Guest guest) {
        entry.admission().left(guest.address());
        serving.presence().routing().leave(guest.user());
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : (text == null ? "" : text).split("&", 16)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) query.put(parts[0], decoded(parts[1]));
        }
        return query;
    }

    /// Empty, where the percent signs make no sense: no ticket is.
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
