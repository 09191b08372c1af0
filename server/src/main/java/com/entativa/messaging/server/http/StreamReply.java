package com.entativa.messaging.server.http;

import java.io.InputStream;
import java.util.Map;

/// The answer to a request that may stream, with its own headers.
public sealed interface StreamReply {
    /// An ordinary answer.
    record Plain(Reply reply, Map<String, String> headers) implements StreamReply {}

    /// `length` bytes of `body`, which is closed in any case. Given as opaque bytes to be kept, never to be shown.
    record Bytes(int status, Map<String, String> headers, InputStream body, long length) implements StreamReply {}

    static StreamReply of(Reply reply) {
        return new Plain(reply, Map.of());
    }
}
