package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.TypingState;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.presence.Presences;
import com.entativa.messaging.server.presence.Typing;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tag *presence* of the contract.
public final class PresenceOperations implements Operations {
    private static final String EVERYBODY_IN_REACH = "contacts";
    private static final String NOBODY = "nobody";
    private final Presences presences;
    private final Typing typing;
    private final Allowances limits;

    public PresenceOperations(Presences presences, Typing typing, Allowances limits) {
        this.presences = presences;
        this.typing = typing;
        this.limits = limits;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "listPresence", Operation.linked(this::list),
                "getPrivacy", Operation.known(this::privacy),
                "setPrivacy", Operation.linked(this::setPrivacy),
                "sendTyping", Operation.linked(this::type));
    }

    private Reply list(DeviceAddress caller, Call call) {
        if (limits.lookUps().take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        List<String> conversation = call.all("conversation_id");
        List<Presences.Seen> seen = conversation.isEmpty()
                ? presences.seenBy(caller.userId())
                : presences.seenBy(caller.userId(), UUID.fromString(conversation.getFirst()));
        return Reply.json(
                200,
                Json.build().put("presence", seen, PresenceOperations::json).object());
    }

    private Reply privacy(DeviceAddress caller, Call call) {
        String who = presences.hides(caller.userId()) ? NOBODY : EVERYBODY_IN_REACH;
        return Reply.json(200, Json.build().put("presence", who).object());
    }

    private Reply setPrivacy(DeviceAddress caller, Call call) {
        return call.reading(body -> body.text("presence").equals(NOBODY), hidden -> {
            presences.hide(caller.userId(), hidden);
            return Reply.empty(204);
        });
    }

    private Reply type(DeviceAddress caller, Call call) {
        UUID conversation = call.id("conversationId");
        return call.reading(
                body -> TypingState.from(body.text("state")),
                state -> typing.say(caller.userId(), conversation, state) ? Reply.empty(204) : Reply.notFound());
    }

    private static Json json(Presences.Seen seen) {
        Json.Builder json = Json.build().put("user_id", seen.user()).put("online", seen.online());
        if (seen.lastSeenMillis() > 0) json.put("last_seen", seen.lastSeenMillis());
        return json.object();
    }
}
