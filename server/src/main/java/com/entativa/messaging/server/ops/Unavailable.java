package com.entativa.messaging.server.ops;

/// A part the server needs (the database) is away. Nothing that was asked for may be taken as done; asking again
/// later is right. Mapped once at each edge: 503, or an `unavailable` frame.
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String part, Throwable cause) {
        super(part + " is away", cause);
    }
}
