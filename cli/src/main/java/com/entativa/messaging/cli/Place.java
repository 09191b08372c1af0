package com.entativa.messaging.cli;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.relay.Answer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Finds the conversation that a user means: `@NAME` for a group, by its name or id; else a person's username.
final class Place {
    private Place() {}

    static Answer<UUID> find(Messenger messenger, String meant) {
        if (!meant.startsWith("@")) return messenger.directWith(meant).map(Conversation::id);
        String name = meant.substring(1);
        List<UUID> found = messenger.conversations().stream()
                .filter(each -> each.type() == Conversation.Type.GROUP)
                .map(Conversation::id)
                .filter(id -> id.toString().equals(name)
                        || isCalled(messenger.groups().group(id), name))
                .toList();
        if (found.size() == 1) return new Answer.Ok<>(found.getFirst());
        String why = found.isEmpty() ? "no group is called that" : "several groups are called that: use the id";
        return new Answer.Refused<>(Problem.of(ErrorCode.NOT_FOUND, why));
    }

    private static boolean isCalled(Optional<Group> group, String name) {
        return group.filter(each -> each.shownName().equals(name)).isPresent();
    }
}
