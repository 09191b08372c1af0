package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.key.RatchetKey;
import java.util.ArrayList;
import java.util.List;

/// MKSKIPPED: keys of messages that were passed over, oldest first, and the chains that ended lately, so that a
/// replay
/// from one of them is told from a forgery. Immutable; shares its keys with the states before and after.
record SkippedKeys(List<SkippedKey> keys, List<EndedChain> ended) {
    static final SkippedKeys NONE = new SkippedKeys(List.of(), List.of());

    /// The peer's former ratchet key and how many messages its chain had.
    record EndedChain(RatchetKey theirs, int length) {}

    sealed interface Found {
        record Key(SkippedKey key) implements Found {}

        /// The key is gone: it was used, or is too old to be used.
        enum Gone implements Found {
            GONE
        }

        enum Unknown implements Found {
            UNKNOWN
        }
    }

    Found find(RatchetKey theirs, int n, long nowMillis) {
        for (SkippedKey key : keys) {
            if (key.opens(theirs, n)) return key.isExpired(nowMillis) ? Found.Gone.GONE : new Found.Key(key);
        }
        for (EndedChain chain : ended) {
            boolean within = Integer.compareUnsigned(n, chain.length) < 0;
            if (within && chain.theirs.equals(theirs)) return Found.Gone.GONE;
        }
        return Found.Unknown.UNKNOWN;
    }

    SkippedKeys without(SkippedKey used) {
        return new SkippedKeys(
                keys.stream().filter(key -> !key.opens(used.theirs(), used.n())).toList(), ended);
    }

    /// With the keys just passed, without those that are too old or too many.
    SkippedKeys with(List<SkippedKey> passed, int currentChain, long nowMillis) {
        if (passed.isEmpty() && keys.isEmpty()) return this;
        List<SkippedKey> kept = new ArrayList<>(keys.size() + passed.size());
        for (SkippedKey key : keys) {
            boolean recent = currentChain - key.chain() <= Limits.MAX_CHAIN_AGE;
            if (recent && !key.isExpired(nowMillis)) kept.add(key);
        }
        kept.addAll(passed);
        int excess = Math.max(0, kept.size() - Limits.MAX_STORED);
        return new SkippedKeys(List.copyOf(kept.subList(excess, kept.size())), ended);
    }

    SkippedKeys ending(RatchetKey theirs, int length) {
        List<EndedChain> chains = new ArrayList<>(ended);
        chains.add(new EndedChain(theirs, length));
        int excess = Math.max(0, chains.size() - Limits.MAX_CHAIN_AGE);
        return new SkippedKeys(keys, List.copyOf(chains.subList(excess, chains.size())));
    }
}
