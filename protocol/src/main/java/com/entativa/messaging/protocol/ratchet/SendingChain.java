package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.ratchet.SuiteFunctions.ChainStep;

/// CKs: gives the keys of the messages we send, each once. `next` is Ns, the number of the next message.
record SendingChain(Secret32 key, int next) {
    static SendingChain begin(Secret32 key) {
        return new SendingChain(key, 0);
    }

    Step step(SuiteFunctions functions) {
        if (next == Limits.LAST_COUNTER) throw new IllegalStateException("sending chain is used up");
        ChainStep step = functions.chainStep(key);
        return new Step(step.messageKey(), new SendingChain(step.next(), next + 1));
    }

    record Step(Secret32 messageKey, SendingChain after) {}
}
