package com.entativa.messaging.client.view;

import com.entativa.messaging.api.json.Json;
import java.util.UUID;

/// Somebody, as this device knows them. Names are empty until they were looked up.
public record PersonView(UUID userId, String username, String name, Trust trust, boolean blocked, boolean hasPicture) {
    /// How their identity key stands. R2.3
    public enum Trust {
        /// No contact yet.
        UNKNOWN("unknown"),
        KNOWN("known"),
        VERIFIED("verified"),
        /// Another key than before: goes on after one tap.
        CHANGED("changed"),
        /// Another key than the one that was verified: compare, or accept.
        BROKEN("broken");

        private final String word;

        Trust(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("user_id", userId)
                .put("username", username)
                .put("name", name)
                .put("trust", trust.word())
                .put("blocked", blocked)
                .put("has_picture", hasPicture)
                .object();
    }
}
