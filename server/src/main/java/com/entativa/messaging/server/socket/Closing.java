package com.entativa.messaging.server.socket;

/// Why the server closes a socket (`socket.md`, Liveness and closing).
enum Closing {
    SERVER_STOPS(1001, "the server stops"),
    BINARY(1003, "text frames only"),
    NOT_UTF_8(1007, "not UTF-8"),
    TOO_LARGE(1009, "frame too large"),
    FAULT(1011, "a fault of the server"),
    SILENT(1001, "silent for too long"),
    REVOKED(4401, "logged out or revoked"),
    CONNECTED_ELSEWHERE(4409, "the device connected elsewhere"),
    TOO_MANY(4429, "too many frames"),
    BUSY(4429, "too much to do");

    private final int code;
    private final String reason;

    Closing(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    short code() {
        return (short) code;
    }

    String reason() {
        return reason;
    }
}
