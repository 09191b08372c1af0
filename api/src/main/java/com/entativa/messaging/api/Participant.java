package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.UUID;

/// A member of a conversation as the members see each other.
public record Participant(UUID userId, Role role, State state, long joinedAtMillis) {
    public enum Role {
        MEMBER("member"),
        /// May change a group and who is in it.
        ADMIN("admin");

        private final String word;

        Role(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static Role from(String word) {
            for (Role role : values()) if (role.word.equals(word)) return role;
            throw new Json.Mismatch("role is unknown");
        }
    }

    public enum State {
        ACCEPTED("accepted"),
        /// Was written to, and has neither accepted nor answered.
        REQUESTED("requested"),
        /// Shown to nobody else: to others it looks like a request.
        DECLINED("declined");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        public static State from(String word) {
            for (State state : values()) if (state.word.equals(word)) return state;
            throw new Json.Mismatch("state is unknown");
        }
    }

    static Participant from(Json json) {
        Json.Obj object = Json.object(json);
        return new Participant(
                object.uuid("user_id"),
                Role.from(object.text("role")),
                State.from(object.text("state")),
                object.integer("joined_at"));
    }

    Json toJson() {
        return Json.build()
                .put("user_id", userId)
                .put("role", role.word())
                .put("state", state.word())
                .put("joined_at", joinedAtMillis)
                .object();
    }
}
