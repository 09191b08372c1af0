package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.UUID;

/// What anyone who knows the exact username may see.
public record UserProfile(UUID userId, String username, String displayName) {
    public static UserProfile from(Json.Obj object) {
        return new UserProfile(object.uuid("user_id"), object.text("username"), object.text("display_name"));
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("user_id", userId)
                .put("username", username)
                .put("display_name", displayName)
                .object();
    }
}
