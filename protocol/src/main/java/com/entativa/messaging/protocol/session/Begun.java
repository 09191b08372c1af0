package com.entativa.messaging.protocol.session;

/// What beginning a session with a bundle came to. Unless `Ok`, nothing changed.
public sealed interface Begun {
    record Ok(PeerSessions next) implements Begun {}

    enum Refused implements Begun {
        BAD_SIGNATURE,
        LOW_ORDER_KEY,
        /// The bundle's identity key is not the pinned one.
        IDENTITY_CHANGED
    }
}
