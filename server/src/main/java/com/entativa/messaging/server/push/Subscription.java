package com.entativa.messaging.server.push;

import java.net.URI;

/// Where one device is reached through its browser's push service: an https address, the keys of RFC 8291 (base64url)
/// and what a tap on the notice opens. Never logged.
public record Subscription(String endpoint, String p256dh, String auth, String navigate) {
    /// Whose service it is, roughly: the last two labels of the host, since one owner may have many names under them.
    String site() {
        String host = String.valueOf(URI.create(endpoint).getHost());
        int last = host.lastIndexOf('.');
        int before = last < 0 ? -1 : host.lastIndexOf('.', last - 1);
        return host.substring(before + 1);
    }

    @Override
    public String toString() {
        return "Subscription[redacted]";
    }
}
