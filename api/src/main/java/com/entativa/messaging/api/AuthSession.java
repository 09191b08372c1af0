package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.UUID;

/// The answer to register, login and refresh. Tokens never show in `toString`.
public record AuthSession(UUID userId, int deviceId, String accessToken, String refreshToken, int expiresInSeconds) {
    public static AuthSession from(Json.Obj object) {
        return new AuthSession(
                object.uuid("user_id"),
                Ints.positive(object, "device_id"),
                object.text("access_token"),
                object.text("refresh_token"),
                Ints.positive(object, "expires_in"));
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("user_id", userId)
                .put("device_id", deviceId)
                .put("access_token", accessToken)
                .put("refresh_token", refreshToken)
                .put("expires_in", expiresInSeconds)
                .object();
    }

    @Override
    public String toString() {
        return "AuthSession[user=" + userId + ", device=" + deviceId + ", tokens redacted]";
    }
}
