package com.entativa.messaging.client.link;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.portrait.Portrait;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.List;
import java.util.UUID;

/// What a device gives to a new one of its account: the identity, and what the user would miss. No session, no prekey:
/// the new device makes its own. L-6
record Handover(Owner owner, List<Item> items) implements AutoCloseable {

    record Owner(Secret32 identity, UUID userId, String username, String displayName) {}

    sealed interface Item {
        record Block(UUID userId, boolean blocked, Stamp stamp) implements Item {}

        /// A person's pinned identity, and whether the user compared it; their devices are asked for anew.
        record Pin(Peer peer) implements Item {}

        record Name(UserProfile user) implements Item {}

        /// With what the user chose for it.
        record Known(Conversation conversation, Chat chat) implements Item {}

        record Members(GroupState group) implements Item {}

        /// A person's name and picture, the user's own too.
        record Shown(Portrait portrait) implements Item {}

        record Said(Message message, boolean unread) implements Item {}
    }

    @Override
    public void close() {
        owner.identity.close();
    }

    @Override
    public String toString() {
        return "Handover[" + items.size() + " items]";
    }
}
