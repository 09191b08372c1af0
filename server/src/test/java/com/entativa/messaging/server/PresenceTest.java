package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.ConnectionFrame;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.TypingFrame;
import com.entativa.messaging.api.TypingState;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who is online and who types, at one node.
@SuppressWarnings("NullAway.Init")
final class PresenceTest {
    private static final ManualClock CLOCK = new ManualClock();
    private static TestRelay relay;
    private AuthSession alice;
    private AuthSession bob;
    private UUID conversation;

    @BeforeAll
    static void start() {
        relay = new TestRelay(Limits.off(), CLOCK);
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @BeforeEach
    void two_people() {
        alice = relay.registerWithKeys(new Keys(), 1);
        bob = relay.registerWithKeys(new Keys(), 1);
        conversation = relay.conversation(bob, alice);
        new Chats(relay).accept(alice, conversation);
    }

    @Test
    @DisplayName("R-L-6 who comes is announced to those in reach, who goes after a while; the minute is kept")
    void coming_and_going() throws Exception {
        try (TestSocket watching = relay.caughtUp(alice)) {
            settle();
            TestSocket coming = relay.caughtUp(bob);
            settle();
            assertThat(watching.nextPresence()).isEqualTo(new LiveFrame.Presence(bob.userId(), true, 0));
            assertThat(presenceOf(bob, alice)).isEqualTo("true,false");

            coming.close();
            boolean still = watching.seesNobodyFor(300);
            CLOCK.advance(Duration.ofSeconds(11));
            LiveFrame.Presence gone = watching.nextPresence();

            assertThat(still).isTrue();
            assertThat(gone.online()).isFalse();
            assertThat(gone.lastSeenMillis()).isPositive().isLessThanOrEqualTo(CLOCK.millis());
            assertThat(gone.lastSeenMillis() % 60_000).isZero();
            assertThat(presenceOf(bob, alice)).isEqualTo("false,true");
        }
    }

    @Test
    @DisplayName("R-L-6 a connection that flaps is not seen by anybody")
    void flapping() throws Exception {
        try (TestSocket watching = relay.caughtUp(alice)) {
            relay.caughtUp(bob);
            settle();
            watching.nextPresence();
            for (int i = 0; i < 3; i++) {
                relay.caughtUp(bob).close();
                CLOCK.advance(Duration.ofSeconds(5));
            }
            TestSocket back = relay.caughtUp(bob);
            CLOCK.advance(Duration.ofSeconds(30));
            back.say(ConnectionFrame.Ping.PING);
            back.nextOf(AnswerFrame.Pong.class);

            assertThat(watching.seesNobodyFor(500)).isTrue();
            back.close();
        }
    }

    @Test
    @DisplayName("R-L-7 who hides is shown to nobody, from that moment on and when they go")
    void hiding() throws Exception {
        try (TestSocket watching = relay.caughtUp(alice)) {
            TestSocket coming = relay.caughtUp(bob);
            settle();
            watching.nextPresence();

            setPrivacy(bob, "nobody");
            LiveFrame.Presence hidden = watching.nextPresence();
            coming.close();
            CLOCK.advance(Duration.ofSeconds(11));

            assertThat(hidden).isEqualTo(new LiveFrame.Presence(bob.userId(), false, 0));
            assertThat(watching.seesNobodyFor(500)).isTrue();
            assertThat(presenceOf(bob, alice)).isEqualTo("nothing");
            assertThat(relay.get(bob.accessToken(), "/api/v1/users/me/privacy")
                            .json()
                            .text("presence"))
                    .isEqualTo("nobody");
        }
    }

    @Test
    @DisplayName("R-L-6, R-L-8 before a request is accepted neither presence nor typing passes")
    void requests() throws Exception {
        AuthSession carol = relay.registerWithKeys(new Keys(), 1);
        UUID request = relay.conversation(bob, carol);
        try (TestSocket asked = relay.caughtUp(carol);
                TestSocket asking = relay.caughtUp(bob)) {
            settle();
            asking.say(new TypingFrame(request, TypingState.STARTED));

            assertThat(asked.isSilentFor(300)).isTrue();
            assertThat(asked.seesNobodyFor(1)).isTrue();
            assertThat(asking.seesNobodyFor(1)).isTrue();
            assertThat(presenceOf(carol, bob)).isEqualTo("nothing");
        }
    }

    @Test
    @DisplayName("R-L-6 nothing is shown to somebody who shares no conversation")
    void strangers() throws Exception {
        AuthSession stranger = relay.registerWithKeys(new Keys(), 1);
        try (TestSocket watching = relay.caughtUp(stranger);
                TestSocket _ = relay.caughtUp(bob)) {
            settle();
            assertThat(watching.seesNobodyFor(500)).isTrue();
            assertThat(presenceOf(bob, stranger)).isEqualTo("nothing");
            assertThat(relay.get(stranger.accessToken(), "/api/v1/presence?conversation_id=" + conversation)
                            .json()
                            .list("presence", json -> json))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("R-L-8 typing reaches the others, one of each state in two seconds, and is never kept")
    void typing() throws Exception {
        try (TestSocket to = relay.caughtUp(alice);
                TestSocket from = relay.caughtUp(bob)) {
            for (int i = 0; i < 5; i++) from.say(new TypingFrame(conversation, TypingState.STARTED));
            from.say(new TypingFrame(conversation, TypingState.STOPPED));

            assertThat(to.next()).isEqualTo(typing(TypingState.STARTED));
            assertThat(to.next()).isEqualTo(typing(TypingState.STOPPED));
            assertThat(to.isSilentFor(300)).isTrue();
            CLOCK.advance(Duration.ofSeconds(2));
            Json.Obj body = Json.build().put("state", "started").object();
            TestRelay.Answer told =
                    relay.post(bob.accessToken(), "/api/v1/conversations/" + conversation + "/typing", body);
            assertThat(told.status()).isEqualTo(204);
            assertThat(to.next()).isEqualTo(typing(TypingState.STARTED));
            assertThat(relay.rows("SELECT count(*) FROM envelope")).isZero();
        }
    }

    @Test
    @DisplayName("R-L-8 somebody outside of a conversation cannot type in it")
    void typing_from_outside() throws Exception {
        AuthSession stranger = relay.registerWithKeys(new Keys(), 1);
        try (TestSocket from = relay.caughtUp(stranger)) {
            from.say(new TypingFrame(conversation, TypingState.STARTED));
            assertThat(from.next(AnswerFrame.Refused.class).code()).isEqualTo("not_found");
        }
    }

    private LiveFrame.Typing typing(TypingState state) {
        return new LiveFrame.Typing(conversation, bob.userId(), state);
    }

    /// What was opened is on the board, and told.
    private static void settle() throws InterruptedException {
        CLOCK.advance(Duration.ofSeconds(1));
        Thread.sleep(400);
    }

    private void setPrivacy(AuthSession who, String presence) {
        Json.Obj body = Json.build().put("presence", presence).object();
        assertThat(relay.call(who.accessToken(), "PUT", "/api/v1/users/me/privacy", body.write())
                        .status())
                .isEqualTo(204);
    }

    /// "online,last seen is there", or "nothing".
    private static String presenceOf(AuthSession whom, AuthSession viewer) {
        return relay.get(viewer.accessToken(), "/api/v1/presence").json().list("presence", json -> json).stream()
                .map(Json.Obj.class::cast)
                .filter(one -> one.uuid("user_id").equals(whom.userId()))
                .map(one -> one.flag("online") + "," + one.has("last_seen"))
                .findFirst()
                .orElse("nothing");
    }
}
