package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.key.KeyPair;

/// Who we are in a handshake.
public record LocalDevice(KeyPair<IdentityKey> identity, int registrationId) {}
