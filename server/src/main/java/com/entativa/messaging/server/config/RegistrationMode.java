package com.entativa.messaging.server.config;

/// Who may make an account.
public enum RegistrationMode {
    OPEN,
    /// Who holds an invite code.
    INVITE,
    CLOSED
}
