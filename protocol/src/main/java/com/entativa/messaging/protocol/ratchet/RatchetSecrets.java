package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.key.Secret32;
import java.util.function.Consumer;

/// Every secret a ratchet holds, so that a state that was replaced can be wiped of what the next one does not share.
public final class RatchetSecrets {
    private RatchetSecrets() {}

    public static void forEach(DoubleRatchet ratchet, Consumer<Secret32> each) {
        switch (ratchet.sender()) {
            case Sender.Listening listening -> {
                each.accept(listening.root().secret());
                each.accept(listening.ours().secret());
            }
            case Sender.Awaiting awaiting -> each.accept(awaiting.root().secret());
            case Sender.Sending sending -> {
                each.accept(sending.root().secret());
                each.accept(sending.ours().secret());
                each.accept(sending.chain().key());
            }
        }
        if (ratchet.receiver() instanceof Receiver.Hearing(ReceivingChain chain)) each.accept(chain.key());
        ratchet.skipped().keys().forEach(key -> each.accept(key.messageKey()));
    }
}
