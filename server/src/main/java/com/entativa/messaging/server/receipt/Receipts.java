package com.entativa.messaging.server.receipt;

import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.conversation.MemberStore;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Who has read what. Senders are told live and may ask later. Blocking; any thread.
public final class Receipts {
    private final ReceiptStore store;
    private final MemberStore members;
    private final Wakeups wakeups;
    private final InstantSource clock;

    public Receipts(ReceiptStore store, MemberStore members, Wakeups wakeups, InstantSource clock) {
        this.store = store;
        this.members = members;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /// Unknown messages are passed over.
    public void read(UUID reader, List<UUID> messages) {
        long now = clock.millis();
        store.read(reader, messages, now)
                .forEach((message, sender) -> wakeups.live(Set.of(sender), new LiveFrame.Read(message, reader, now)));
    }

    /// False when there is no such message for the reader.
    public boolean read(UUID reader, UUID message) {
        if (!store.isVisible(reader, message, clock.millis())) return false;
        read(reader, List.of(message));
        return true;
    }

    /// All of the conversation up to this message. Told live is only this one's sender: others may ask.
    public boolean readUpTo(UUID reader, UUID conversation, UUID message) {
        if (!members.markRead(reader, conversation, message, clock.millis())) return false;
        read(reader, List.of(message));
        return true;
    }

    public ReceiptStore.Seen of(UUID caller, UUID message) {
        return store.of(caller, message, clock.millis());
    }
}
