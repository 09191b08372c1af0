package com.entativa.messaging.client.command;

import com.entativa.messaging.client.live.Presence;
import com.entativa.messaging.client.sync.Actor;
import com.entativa.messaging.client.sync.Sync;
import java.util.List;
import java.util.UUID;

/// What is true at this moment: typing and presence. Said when it can be, never queued.
public final class LiveCommands {
    private final Actor actor;
    private final Sync sync;

    public LiveCommands(Actor actor, Sync sync) {
        this.actor = actor;
        this.sync = sync;
    }

    /// The user types here, or stopped. May be called with every key: the others are told no more often than they need.
    public void typing(UUID conversationId, boolean types) {
        actor.post(() -> sync.type(conversationId, types));
    }

    /// Tells how these people stand, and of each change from now on; others are not told of any more.
    public void watch(List<UUID> userIds) {
        actor.call(() -> {
            sync.presences().watch(userIds);
            return true;
        });
    }

    public Presence presence(UUID userId) {
        return actor.call(() -> sync.presences().find(userId));
    }
}
