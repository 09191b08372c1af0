package com.entativa.messaging.client.platform;

/// Milliseconds since 1970 UTC, by this device.
@FunctionalInterface
public interface Clock {
    long nowMillis();
}
