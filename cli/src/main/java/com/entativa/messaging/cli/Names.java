package com.entativa.messaging.cli;

import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.relay.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Usernames of ids, asked once. Without the relay the first part of the id has to do.
final class Names {
    private final Messenger messenger;
    private final Map<UUID, String> known = new HashMap<>();

    Names(Messenger messenger) {
        this.messenger = messenger;
    }

    String of(UUID userId) {
        if (userId.equals(messenger.account().self().userId()))
            return messenger.account().username();
        return known.computeIfAbsent(
                userId,
                id -> messenger.user(id) instanceof Answer.Ok<UserProfile>(UserProfile user)
                        ? Plain.text(user.username())
                        : id.toString().substring(0, 8));
    }
}
