package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.Optional;
import java.util.UUID;

/// The person at this device types in a conversation, or stopped. At most one of each in two seconds is passed on.
public record TypingFrame(UUID conversationId, TypingState state) implements ClientFrame {
    @Override
    public Json.Obj toJson() {
        return Json.build()
                .put("type", "typing")
                .put("conversation_id", conversationId)
                .put("state", state.word())
                .object();
    }

    static Optional<ClientFrame> from(String type, Json.Obj frame) {
        if (!type.equals("typing")) return Optional.empty();
        return Optional.of(new TypingFrame(frame.uuid("conversation_id"), TypingState.from(frame.text("state"))));
    }
}
