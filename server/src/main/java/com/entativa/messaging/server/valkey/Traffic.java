package com.entativa.messaging.server.valkey;

/// What one node did through Valkey since its start, and whom it follows now.
///
/// @param followed users of whom sockets are open here
/// @param published messages that Valkey took, eight heartbeats a second among them
/// @param dropped messages that it did not take: other nodes look by themselves
public record Traffic(long followed, long published, long dropped) {
    public static final Traffic NONE = new Traffic(0, 0, 0);
}
