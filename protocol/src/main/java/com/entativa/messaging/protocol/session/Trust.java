package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.key.IdentityKey;

/// Whether an identity key is the one that is pinned for its owner; on first contact any is.
@FunctionalInterface
public interface Trust {
    boolean accepts(IdentityKey identity);

    static Trust onFirstUse() {
        return _ -> true;
    }

    static Trust pinned(IdentityKey known) {
        return known::equals;
    }
}
