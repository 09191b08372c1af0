package com.entativa.messaging.server.push;

/// Where one device is reached through its browser's push service: an https address, the keys of RFC 8291 (base64url)
/// and what a tap on the notice opens. Never logged.
public record Subscription(String endpoint, String p256dh, String auth, String navigate) {
    @Override
    public String toString() {
        return "Subscription[redacted]";
    }
}
