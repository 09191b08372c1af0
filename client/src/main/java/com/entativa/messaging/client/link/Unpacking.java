package com.entativa.messaging.client.link;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.account.Names;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.link.Handover.Item;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.portrait.Meeting;
import com.entativa.messaging.client.portrait.Portrait;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Applying;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.UUID;

/// Puts what a new device was given into its store, within one transaction. L-6
final class Unpacking {
    private final Profile profile;
    private final Work work;
    private final Transaction rows;

    Unpacking(Profile profile, Work work) {
        this.profile = profile;
        this.work = work;
        this.rows = work.rows();
    }

    void unpack(Handover handover) {
        Names names = new Names(rows);
        Peers peers = new Peers(rows);
        for (Item item : handover.items()) {
            switch (item) {
                case Item.Name(UserProfile user) -> names.put(user);
                case Item.Pin(Peer peer) -> peers.put(peer);
                case Item.Known(Conversation conversation, Chat chat) -> {
                    new Conversations(rows).put(conversation);
                    take(chat);
                }
                case Item.Members(GroupState group) -> new Groups(rows).put(group);
                case Item.Block(UUID userId, boolean blocked, Stamp stamp) ->
                    work.timeline().chats().block(userId, blocked, stamp);
                case Item.Shown(Portrait portrait) ->
                    new Meeting(profile, work)
                            .met(
                                    portrait.userId(),
                                    portrait.stamp(),
                                    portrait.stamp().atMillis(),
                                    portrait.said());
                case Item.Said said -> show(said);
            }
        }
    }

    /// What stands here already goes on counting its own lines.
    private void take(Chat chat) {
        UUID id = chat.conversationId();
        if (work.timeline().chats().find(id).isEmpty()) work.timeline().chats().put(chat);
        work.timeline().change(id, known -> known.choosing(
                        chat.choices(), chat.chosen().stamp())
                .timing(chat.timer().seconds(), chat.timer().stamp()));
    }

    private void show(Item.Said said) {
        Message message = said.message();
        work.timeline().put(message);
        if (!said.unread()) new Applying(profile, work).seen(message, message.atMillis());
    }
}
