package com.entativa.messaging.web;

import com.entativa.messaging.client.platform.Http;
import com.entativa.messaging.web.bridge.Awaited;
import org.jspecify.annotations.Nullable;

/// Calls to the relay by `fetch`. Suspends the calling thread of Java's.
final class FetchHttp implements Http {
    private final JsNetwork network;

    FetchHttp(JsNetwork network) {
        this.network = network;
    }

    @Override
    public Reply call(Request request) {
        JsNetwork.@Nullable JsReply reply = Awaited.of(network.call(
                request.method(), request.path(), request.token(), request.body(), request.provisioningToken()));
        if (reply == null) return new Reply.Unreachable("no answer");
        return new Reply.Answered(reply.getStatus(), reply.getBody());
    }
}
