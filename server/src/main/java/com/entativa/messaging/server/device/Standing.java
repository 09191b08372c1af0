package com.entativa.messaging.server.device;

/// What a device may do at this moment.
public enum Standing {
    /// Removed, logged out or never there: its tokens are refused.
    GONE,
    /// Has shown no prekey signed by the account's identity key: gets and sends nothing.
    WAITING,
    LINKED
}
