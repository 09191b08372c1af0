package com.entativa.messaging.server.http;

import java.io.InputStream;
import java.util.Map;

/// A request whose body was not read yet. Reading blocks until bytes come; a cut connection is an `IOException`. Names
/// of headers are in lower case.
public record StreamCall(Call call, Map<String, String> headers, InputStream body) {
    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    boolean has(String name) {
        return headers.containsKey(name);
    }

    /// False when the request says that it has none.
    boolean hasBody() {
        return has("transfer-encoding") || !header("content-length").matches("0*");
    }

    @Override
    public String toString() {
        return "StreamCall[redacted]";
    }
}
