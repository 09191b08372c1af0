package com.entativa.messaging.server.conversation;

import java.util.Set;
import java.util.UUID;

/// Between whom fleeting things pass: presence, typing, receipts, calls. Always mutual: both accepted a conversation
/// they share, and neither blocks the other. Blocking; any thread.
public interface Reach {
    /// Everybody the user is in reach of: who sees their presence, and whose they see.
    Set<UUID> circleOf(UUID user);

    /// The same within one conversation; empty too when the user is no member of it.
    Set<UUID> circleOf(UUID user, UUID conversation);

    /// Whether the two are in each other's circle.
    boolean between(UUID one, UUID other);
}
