package com.entativa.messaging.server.conversation;

import java.util.UUID;

/// A member's own row in a conversation.
public interface MemberStore {
    /// False when the user is no member; so in all of these.
    boolean mute(UUID member, UUID conversation, long untilMillis);

    boolean accept(UUID member, UUID conversation);

    enum Declined {
        DONE,
        NOT_FOUND,
        /// It is no request (any more).
        NOT_REQUESTED,
        /// One declines a group by leaving it.
        IS_GROUP
    }

    Declined decline(UUID member, UUID conversation);

    /// Moves the mark of what is read up to this message, never back. False also when the message is not of this
    /// conversation.
    boolean markRead(UUID member, UUID conversation, UUID message, long atMillis);
}
