package com.entativa.messaging.client.inbox;

/// What the core's thread is wanted for while mail is taken in.
public interface Demand {
    /// Somebody waits now for what runs to end.
    boolean waits();

    /// Somebody has asked for something since one last looked.
    boolean hasAsked();
}
