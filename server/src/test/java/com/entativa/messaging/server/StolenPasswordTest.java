package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// R-A-3: what somebody can do who knows a password and all that is public.
final class StolenPasswordTest {
    private static TestRelay relay;

    @BeforeAll
    static void start() {
        relay = new TestRelay(Limits.off());
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @Test
    @DisplayName("R-A-3: the owner's public signed prekey, shown again by another device, does not activate it")
    void a_replayed_signed_prekey_links_nothing() {
        Keys keys = new Keys();
        AuthSession owner = relay.registerWithKeys(keys, 1);
        AuthSession stranger = relay.registerWithKeys(new Keys(), 1);
        UserBundles published =
                UserBundles.from(relay.get(stranger.accessToken(), "/api/v1/keys/bundles/" + owner.userId())
                        .json());
        AuthSession thief = login(owner);

        Json.Obj shownAgain = Json.build()
                .put("key_id", published.devices().getFirst().signedPreKeyId())
                .put("public_key", published.devices().getFirst().signedPreKey())
                .put("signature", published.devices().getFirst().signature())
                .object();
        Json.Obj upload =
                Json.build().put("prekeys", Json.array(List.of(shownAgain))).object();
        TestRelay.Answer answer = relay.post(thief.accessToken(), "/api/v1/keys/prekeys", upload);
        TestRelay.Answer ownersAgain = relay.post(owner.accessToken(), "/api/v1/keys/prekeys", upload);

        assertThat(answer.code()).isEqualTo("bad_signature");
        assertThat(relay.get(thief.accessToken(), "/api/v1/keys/bundles/" + stranger.userId())
                        .code())
                .isEqualTo("device_not_linked");
        assertThat(ownersAgain.status()).isEqualTo(200);
    }

    private static AuthSession login(AuthSession owner) {
        String name = relay.get(owner.accessToken(), "/api/v1/users/" + owner.userId())
                .json()
                .text("username");
        Json.Obj credentials = Json.build()
                .put("username", name)
                .put("password", "correct horse")
                .object();
        return AuthSession.from(
                relay.post("", "/api/v1/auth/login", credentials).json());
    }
}
