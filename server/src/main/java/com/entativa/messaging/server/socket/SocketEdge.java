package com.entativa.messaging.server.socket;

import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.account.Tickets;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.ServerWebSocketHandshake;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Opens sockets at `/api/v1/ws` for those who show a good token or ticket; all others get 401.
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
    private final InstantSource clock;

    public SocketEdge(Vertx vertx, Entry entry, Serving serving, InstantSource clock) {
        this.vertx = vertx;
        this.entry = entry;
        this.serving = serving;
        this.clock = clock;
    }

    /// Who judges those who come.
    public record Entry(Callers callers, Tickets tickets) {}

    /// What serves those who came in.
    public record Serving(FrameHandler frames, Mailboxes mailboxes, LiveSockets live, Metrics metrics) {}

    /// Ciphertext does not shrink: no compression.
    public static HttpServerOptions options() {
        return new HttpServerOptions()
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(TRANSPORT_FRAME)
                .setMaxWebSocketMessageSize(TRANSPORT_FRAME)
                .setWebSocketSubProtocols(List.of(PROTOCOL));
    }

    /// On an event loop; the check may block and goes elsewhere.
    public void knock(ServerWebSocketHandshake handshake) {
        if (!PATH.equals(handshake.path())) {
            handshake.reject(404);
            return;
        }
        Map<String, String> query = query(handshake.query());
        Context loop = vertx.getOrCreateContext();
        Thread.ofVirtual().name("socket-open").start(() -> {
            Verdict verdict = judged(handshake, query);
            loop.runOnContext(_ -> {
                switch (verdict) {
                    case Verdict.Refused(int status) -> handshake.reject(status);
                    case Verdict.Welcome(Callers.Caller.Known caller) ->
                        handshake
                                .accept()
                                .onSuccess(socket -> open(socket, caller, "manual".equals(query.get("start"))));
                }
            });
        });
    }

    private sealed interface Verdict {
        record Welcome(Callers.Caller.Known caller) implements Verdict {}

        record Refused(int status) implements Verdict {}
    }

    private Verdict judged(ServerWebSocketHandshake handshake, Map<String, String> query) {
        try {
            return switch (caller(handshake, query)) {
                case Callers.Caller.Known known -> new Verdict.Welcome(known);
                case Callers.Caller.Refused _ -> new Verdict.Refused(401);
            };
        } catch (Unavailable e) {
            return new Verdict.Refused(503);
        } catch (RuntimeException e) {
            LOG.error("socket_not_opened", e);
            return new Verdict.Refused(500);
        }
    }

    private Callers.Caller caller(ServerWebSocketHandshake handshake, Map<String, String> query) {
        String header = handshake.headers().get(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return entry.callers().of(header.substring(7).strip());
        }
        String offered = handshake.headers().get("Sec-WebSocket-Protocol");
        for (String protocol : (offered == null ? "" : offered).split(",", 8)) {
            if (protocol.strip().startsWith(BEARER)) {
                return entry.callers().of(protocol.strip().substring(BEARER.length()));
            }
        }
        String ticket = query.get("ticket");
        return ticket == null ? new Callers.Caller.Refused() : entry.tickets().redeem(ticket);
    }

    private void open(ServerWebSocket socket, Callers.Caller.Known caller, boolean manual) {
        Connection connection = new Connection(socket, clock, serving.metrics());
        DeliveryPump pump = new DeliveryPump(caller.device(), serving.mailboxes(), connection);
        Peer peer = new Peer(caller.device(), pump, connection);
        connection.open(vertx, serving.frames(), peer, () -> serving.live().remove(peer));
        serving.live().add(peer);
        if (!manual) pump.resume();
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : (text == null ? "" : text).split("&", 16)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
