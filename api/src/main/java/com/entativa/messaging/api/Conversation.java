package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;

/// A conversation as the relay knows it: who takes part, nothing of what it is about.
public record Conversation(UUID id, Type type, List<UUID> participantIds, long createdAtMillis) {
    public enum Type {
        DIRECT("direct"),
        GROUP("group");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Type from(String word) {
            for (Type type : values()) if (type.word.equals(word)) return type;
            throw new Json.Mismatch("type is unknown");
        }
    }

    public static Conversation from(Json json) {
        Json.Obj object = Json.object(json);
        return new Conversation(
                object.uuid("id"),
                Type.from(object.text("type")),
                object.list("participant_ids", Json::uuid),
                object.integer("created_at"));
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("id", id)
                .put("type", type.word())
                .put("participant_ids", participantIds, id -> new Json.Text(id.toString()))
                .put("created_at", createdAtMillis)
                .object();
    }
}
