package com.entativa.messaging.client.link;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Names;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.link.Handover.Item;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.portrait.Portraits;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Unread;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// Puts together what a new device is given, within one transaction: first what protects the user, then the newest
/// conversations and their newest lines, as long as there is room. L-6
final class Packing {
    static final int CONVERSATIONS = 50;
    static final int LINES = 100;

    /// What the relay takes, without the tag of its seal.
    static final int MAX_BYTES = Contract.MAX_PROVISIONING_BYTES - 16;

    private final Account account;
    private final Transaction rows;
    private final ByteWriter out = new ByteWriter();
    private int room = MAX_BYTES;

    private record Shown(Conversation conversation, Chat chat) {}

    Packing(Account account, Transaction rows) {
        this.account = account;
        this.rows = rows;
    }

    /// The caller wipes it.
    byte[] pack() {
        Handover.Owner owner = new Handover.Owner(
                account.device().identity().secret(),
                account.self().userId(),
                account.username(),
                account.displayName());
        take(HandoverCodec.write(new ByteWriter(), owner).finish());
        for (Chats.Block block : new Chats(rows).blocks()) {
            take(new Item.Block(block.userId(), block.blocked(), block.stamp()));
        }
        List<Shown> shown = newestFirst();
        for (var peer : new Peers(rows).all()) {
            if (!peer.userId().equals(account.self().userId())) take(new Item.Pin(peer));
        }
        for (Shown each : shown) take(new Item.Known(each.conversation, each.chat));
        for (GroupState group : new Groups(rows).all()) take(new Item.Members(group));
        for (var portrait : new Portraits(rows).all()) take(new Item.Shown(portrait));
        for (var name : new Names(rows).all()) take(new Item.Name(name));
        for (Shown each : shown.subList(0, Math.min(CONVERSATIONS, shown.size()))) {
            lines(each.conversation.id());
        }
        return out.finish();
    }

    private List<Shown> newestFirst() {
        List<Shown> shown = new ArrayList<>();
        Chats chats = new Chats(rows);
        for (Conversation each : new Conversations(rows).all()) {
            chats.find(each.id()).ifPresent(chat -> shown.add(new Shown(each, chat)));
        }
        shown.sort(Comparator.comparingLong((Shown each) -> -each.chat.tally().lastAtMillis()));
        return shown;
    }

    /// The newest first, so that the oldest are left out.
    private void lines(UUID conversationId) {
        Unread unread = new Unread(rows);
        for (Message message : new Messages(rows).newest(conversationId, LINES).reversed()) {
            if (isSettled(message.line())) take(new Item.Said(message, unread.has(message)));
        }
    }

    /// What is on its way will come to the new device as everything does; a placeholder heals here alone.
    private static boolean isSettled(Line line) {
        return switch (line) {
            case Line.Own own ->
                own.progress() == Progress.SENT || own.progress().hasArrived();
            case Line.Placeholder _ -> false;
            default -> true;
        };
    }

    private void take(Item item) {
        take(HandoverCodec.write(item));
    }

    /// What does not fit stays here.
    private void take(byte[] bytes) {
        if (bytes.length > room) return;
        room -= bytes.length;
        out.bytes(bytes);
    }
}
