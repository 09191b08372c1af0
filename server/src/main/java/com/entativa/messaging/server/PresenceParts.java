package com.entativa.messaging.server;

import com.entativa.messaging.server.conversation.Conversations;
import com.entativa.messaging.server.http.Operations;
import com.entativa.messaging.server.http.PresenceOperations;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.postgres.PgPresenceStore;
import com.entativa.messaging.server.presence.Circles;
import com.entativa.messaging.server.presence.Presences;
import com.entativa.messaging.server.presence.Typing;

/// The parts that know who is online and who types.
record PresenceParts(Presences all, Typing typing) {
    static PresenceParts of(Ground ground, Nodes nodes, Circles circles, Conversations conversations) {
        return new PresenceParts(
                new Presences(
                        nodes.board(), new PgPresenceStore(ground.db()), circles, nodes.routing(), ground.clock()),
                new Typing(circles, conversations, nodes.routing(), ground.clock()));
    }

    Operations operations(Allowances limits) {
        return new PresenceOperations(all, typing, limits);
    }
}
