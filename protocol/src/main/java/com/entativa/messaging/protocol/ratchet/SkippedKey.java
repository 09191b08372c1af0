package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.key.RatchetKey;
import com.entativa.messaging.protocol.key.Secret32;

/// The key of a message that has not come yet. `chain` is the ordinal of its receiving chain.
record SkippedKey(RatchetKey theirs, int n, Secret32 messageKey, int chain, long sinceMillis) {
    boolean isExpired(long nowMillis) {
        return nowMillis - sinceMillis > Limits.MAX_AGE_MILLIS;
    }

    boolean opens(RatchetKey key, int number) {
        return n == number && theirs.equals(key);
    }
}
