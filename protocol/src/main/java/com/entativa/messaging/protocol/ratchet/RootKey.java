package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.key.Secret32;

/// RK: what each Diffie-Hellman step is mixed into.
public record RootKey(Secret32 secret) {}
