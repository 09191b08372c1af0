package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.key.RatchetKey;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions.ChainStep;
import java.util.ArrayList;
import java.util.List;

/// CKr: gives the keys of the messages the peer sends under its ratchet key `theirs`. Another type than the sending
/// chain, so that a receive key cannot send. `next` is Nr. `ordinal` counts the session's receiving chains.
record ReceivingChain(RatchetKey theirs, Secret32 key, int next, int ordinal) {
    static ReceivingChain begin(RatchetKey theirs, Secret32 key, int ordinal) {
        return new ReceivingChain(theirs, key, 0, ordinal);
    }

    /// Messages before `n` whose keys are not derived yet; unsigned counters, negative when `n` was passed.
    long gapTo(int n) {
        return Integer.toUnsignedLong(n) - Integer.toUnsignedLong(next);
    }

    /// Walks to `n`, setting the keys on the way aside. The caller checked the gap against the limit.
    Walk walkTo(SuiteFunctions functions, int n, long nowMillis) {
        List<SkippedKey> passed = new ArrayList<>();
        ReceivingChain chain = this;
        while (chain.next != n) {
            ChainStep step = functions.chainStep(chain.key);
            passed.add(new SkippedKey(theirs, chain.next, step.messageKey(), ordinal, nowMillis));
            chain = chain.after(this, step.next());
        }
        return new Walk(chain, passed);
    }

    Step step(SuiteFunctions functions, ReceivingChain start) {
        ChainStep step = functions.chainStep(key);
        return new Step(step.messageKey(), after(start, step.next()));
    }

    /// The next position. Keys between `start`, which belongs to the old state, and the end belong to nobody: wiped.
    private ReceivingChain after(ReceivingChain start, Secret32 nextKey) {
        if (next != start.next) key.close();
        return new ReceivingChain(theirs, nextKey, next + 1, ordinal);
    }

    /// Where a walk came to and the keys it passed.
    record Walk(ReceivingChain chain, List<SkippedKey> passed) {}

    record Step(Secret32 messageKey, ReceivingChain after) {}
}
