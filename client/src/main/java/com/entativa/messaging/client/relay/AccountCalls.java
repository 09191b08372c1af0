package com.entativa.messaging.client.relay;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;

/// What an account asks of the relay for itself (`openapi.yaml`, tags account and push).
public final class AccountCalls {
    private static final String PRIVACY = "/users/me/privacy";
    private static final String SHOWN = "contacts";
    private final Relay relay;

    AccountCalls(Relay relay) {
        this.relay = relay;
    }

    /// The tokens of all other devices end.
    public Answer<Boolean> changePassword(String old, String next) {
        Json.Obj body = Json.build()
                .put("old_password", old)
                .put("new_password", next)
                .put("log_out_others", true)
                .object();
        return relay.done("POST", "/account/password", body.write());
    }

    /// For good. The store is the caller's to wipe.
    public Answer<Boolean> delete(String password) {
        Json.Obj body = Json.build().put("password", password).object();
        return relay.done("DELETE", "/account", body.write());
    }

    /// Whom the relay refuses for this account.
    public Answer<List<UUID>> blocks() {
        return relay.call("GET", "/blocks", "", body -> body.list("user_ids", Json::uuid));
    }

    public Answer<Boolean> block(UUID userId, boolean blocked) {
        return relay.done(blocked ? "PUT" : "DELETE", "/blocks/" + userId, "");
    }

    /// Whether those in reach see when the user is here, and was last.
    public Answer<Boolean> presence() {
        return relay.call("GET", PRIVACY, "", body -> body.text("presence").equals(SHOWN));
    }

    public Answer<Boolean> showPresence(boolean yes) {
        Json.Obj body = Json.build().put("presence", yes ? SHOWN : "nobody").object();
        return relay.done("PUT", PRIVACY, body.write());
    }

    /// For the platform's subscription to push notices, base64url.
    public Answer<String> pushKey() {
        return relay.call("GET", "/push/key", "", body -> body.text("public_key"));
    }

    /// Where this device's push service reaches it. `navigate`: what a tap on a notice opens.
    public record Subscription(String endpoint, String p256dh, String auth, String navigate) {
        @Override
        public String toString() {
            return "Subscription";
        }
    }

    public Answer<Boolean> subscribe(Subscription subscription) {
        Json.Obj body = Json.build()
                .put("endpoint", subscription.endpoint)
                .put("p256dh", subscription.p256dh)
                .put("auth", subscription.auth)
                .put("navigate", subscription.navigate)
                .object();
        return relay.done("PUT", "/push/subscription", body.write());
    }

    public Answer<Boolean> unsubscribe() {
        return relay.done("DELETE", "/push/subscription", "");
    }
}
