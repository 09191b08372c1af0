package com.entativa.messaging.server.limit;

import org.jspecify.annotations.Nullable;

/// Whose address a request counts for. It is used for limits alone and never logged.
///
/// @param behindProxy the last entry of `X-Forwarded-For` is the peer's
public record PeerAddress(boolean behindProxy) {
    public String of(@Nullable String forwarded, String remote) {
        if (!behindProxy || forwarded == null) return remote;
        return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
    }
}
