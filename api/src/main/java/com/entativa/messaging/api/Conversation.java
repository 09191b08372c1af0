package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;

/// A conversation as the relay knows it: who takes part, nothing of what it is about.
public record Conversation(UUID id, Type type, List<UUID> participantIds, long createdAtMillis, Details details) {
    /// Fresh, without settings: for those who need only who takes part.
    public Conversation(UUID id, Type type, List<UUID> participantIds, long createdAtMillis) {
        this(id, type, participantIds, createdAtMillis, Details.NONE);
    }

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

    /// What changes in the life of a conversation. `encryptedState` is base64 and opaque, sealed by the members; empty:
    /// none. `disappearingSeconds` 0: messages do not expire by themselves.
    public record Details(
            long revision,
            String encryptedState,
            int disappearingSeconds,
            List<Participant> participants,
            Settings settings) {
        static final Details NONE = new Details(1, "", 0, List.of(), Settings.NONE);

        static Details from(Json.Obj object) {
            if (!object.has("revision")) return NONE;
            return new Details(
                    object.integer("revision"),
                    object.has("encrypted_state") ? object.text("encrypted_state") : "",
                    (int) object.integer("disappearing_seconds"),
                    object.list("participants", Participant::from),
                    Settings.from(object.object("settings")));
        }

        Json.Builder into(Json.Builder json) {
            json.put("revision", revision)
                    .put("disappearing_seconds", disappearingSeconds)
                    .put("participants", participants, Participant::toJson)
                    .put("settings", settings.toJson());
            return encryptedState.isEmpty() ? json : json.put("encrypted_state", encryptedState);
        }
    }

    /// The asking member's own, seen by nobody else. 0: not muted; never read.
    public record Settings(long mutedUntilMillis, String lastReadMessageId, long lastReadAtMillis) {
        static final Settings NONE = new Settings(0, "", 0);

        static Settings from(Json.Obj object) {
            return new Settings(
                    object.integer("muted_until"),
                    object.has("last_read_message_id") ? object.text("last_read_message_id") : "",
                    object.integer("last_read_at"));
        }

        Json.Obj toJson() {
            Json.Builder json =
                    Json.build().put("muted_until", mutedUntilMillis).put("last_read_at", lastReadAtMillis);
            if (!lastReadMessageId.isEmpty()) json.put("last_read_message_id", lastReadMessageId);
            return json.object();
        }
    }

    public static Conversation from(Json json) {
        Json.Obj object = Json.object(json);
        return new Conversation(
                object.uuid("id"),
                Type.from(object.text("type")),
                object.list("participant_ids", Json::uuid),
                object.integer("created_at"),
                Details.from(object));
    }

    public Json.Obj toJson() {
        Json.Builder json = Json.build()
                .put("id", id)
                .put("type", type.word())
                .put("participant_ids", participantIds, id -> new Json.Text(id.toString()))
                .put("created_at", createdAtMillis);
        return details.into(json).object();
    }
}
