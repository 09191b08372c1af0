package com.entativa.messaging.client.event;

/// Takes events, on the actor's thread. Must not block.
@FunctionalInterface
public interface Events {
    void emit(Event event);
}
