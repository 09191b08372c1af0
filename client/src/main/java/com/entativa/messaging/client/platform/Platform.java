package com.entativa.messaging.client.platform;

import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;

/// Everything outside the core.
public record Platform(Crypto crypto, Randomness randomness, Clock clock, Network network, Store store) {
    public record Network(Http http, Sockets sockets) {}
}
