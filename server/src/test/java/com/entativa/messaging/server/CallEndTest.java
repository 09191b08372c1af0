package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallLogEntry;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.CallState;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// R-C: when a call is over, and what is kept of it.
final class CallEndTest {
    private final CallWorld world = new CallWorld();
    private final ManualClock clock = world.clock;
    private final TestRelay relay = world.relay;
    private final AuthSession alice = world.alice;
    private final AuthSession bob = world.bob;

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    @DisplayName("R-C-4: nobody answers for a minute: missed, and both sides are told; then no answer counts")
    void a_call_is_missed_after_a_minute() throws Exception {
        UUID call = UUID.randomUUID();
        world.post(alice, world.offer(call, bob));
        // Sockets opened before would be closed for their silence, sooner or later than the sweep.
        clock.advance(Duration.ofSeconds(60));
        try (TestSocket caller = world.open(alice);
                TestSocket phone = world.open(bob)) {
            TestRelay.Answer late = world.post(bob, world.signal(call, CallKind.ANSWER, alice));
            relay.sweep();

            assertThat(late.code()).isEqualTo("call_over");
            assertThat(CallWorld.changed(caller, CallState.MISSED).by()).isEqualTo(CallWorld.address(alice));
            CallWorld.changed(phone, CallState.MISSED);
        }
        CallLogEntry missed = world.entry(bob, call);
        assertThat(missed.outgoing()).isFalse();
        assertThat(missed.times().endedMillis() - missed.times().startedMillis())
                .isEqualTo(60_000);
    }

    @Test
    @DisplayName("R-C-4: declined, busy, hung up before and after the answer: each is called by its name")
    void endings_have_names() {
        assertThat(ending(CallKind.DECLINE, bob)).isEqualTo(CallState.DECLINED);
        assertThat(ending(CallKind.BUSY, bob)).isEqualTo(CallState.BUSY);
        assertThat(ending(CallKind.HANGUP, bob)).isEqualTo(CallState.DECLINED);
        assertThat(ending(CallKind.HANGUP, alice)).isEqualTo(CallState.MISSED);

        UUID call = UUID.randomUUID();
        world.post(alice, world.offer(call, bob));
        world.post(bob, world.signal(call, CallKind.ANSWER, alice));
        clock.advance(Duration.ofSeconds(42));
        world.post(bob, world.signal(call, CallKind.HANGUP, alice));
        CallLogEntry.Times times = world.entry(alice, call).times();

        assertThat(world.entry(alice, call).state()).isEqualTo(CallState.COMPLETED);
        assertThat(times.endedMillis() - times.answeredMillis()).isEqualTo(42_000);
    }

    @Test
    @DisplayName("R-C-4: a call whose sides vanished ends after five minutes; one that is heard of goes on")
    void a_call_of_two_who_vanished_ends() {
        UUID gone = UUID.randomUUID();
        UUID alive = UUID.randomUUID();
        for (UUID call : List.of(gone, alive)) {
            world.post(alice, world.offer(call, bob));
            world.post(bob, world.signal(call, CallKind.ANSWER, alice));
        }
        long answered = world.entry(alice, gone).times().answeredMillis();
        clock.advance(Duration.ofMinutes(3));
        world.post(alice, world.signal(alive, CallKind.ICE));
        clock.advance(Duration.ofMinutes(3));
        relay.sweep();

        assertThat(world.entry(bob, gone).state()).isEqualTo(CallState.FAILED);
        assertThat(world.entry(bob, gone).times().endedMillis()).isEqualTo(answered);
        assertThat(world.entry(bob, alive).state()).isEqualTo(CallState.ACTIVE);
        assertThat(world.post(bob, world.signal(gone, CallKind.ICE)).code()).isEqualTo("call_over");
    }

    @Test
    @DisplayName("R-C-5: the same offer again is answered again and rings once; its id is nobody else's")
    void a_resend_rings_once() {
        UUID call = UUID.randomUUID();
        AuthSession eve = relay.registerWithKeys(new Keys(), 1);
        UUID theirs = relay.conversation(eve, bob);
        new Chats(relay).accept(bob, theirs);

        TestRelay.Answer first = world.post(alice, world.offer(call, bob));
        TestRelay.Answer again = world.post(alice, world.offer(call, bob));
        TestRelay.Answer stolen = world.post(
                eve,
                new CallFrame(
                        call,
                        theirs,
                        CallKind.OFFER,
                        CallMedia.AUDIO,
                        List.of(new Envelope(CallWorld.address(bob), 7, CallWorld.SEALED))));
        TestRelay.Answer outsider = world.post(eve, world.signal(call, CallKind.HANGUP));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stolen.code()).isEqualTo("call_id_taken");
        assertThat(outsider.status()).isEqualTo(404);
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE kind = 10")).isEqualTo(1);
        assertThat(world.entry(bob, call).state()).isEqualTo(CallState.RINGING);
    }

    @Test
    @DisplayName("R-C-5: on the socket the same offer again is answered with how the call stands")
    void a_resend_on_the_socket_is_answered() throws Exception {
        UUID call = UUID.randomUUID();
        world.post(alice, world.offer(call, bob));
        world.post(bob, world.signal(call, CallKind.ANSWER, alice));
        try (TestSocket caller = relay.socket(alice, "?start=manual")) {
            caller.say(world.offer(call, bob));

            LiveFrame.CallChanged stands = caller.next(LiveFrame.CallChanged.class);
            assertThat(stands.state()).isEqualTo(CallState.ACTIVE);
            assertThat(stands.by()).isEqualTo(CallWorld.address(bob));
        }
    }

    @Test
    @DisplayName("R-C-6: both sides have the log, newest first, by pages; each deletes its own entry")
    void the_log() {
        List<UUID> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.addFirst(UUID.randomUUID());
            world.post(alice, world.offer(calls.getFirst(), bob));
            world.post(alice, world.signal(calls.getFirst(), CallKind.HANGUP));
            // Two begin at one moment, at the end of a page.
            if (i != 2) clock.advance(Duration.ofSeconds(30));
        }

        Json.Obj first = relay.get(bob.accessToken(), "/api/v1/calls?limit=2").json();
        List<UUID> paged = new ArrayList<>(ids(first));
        relay.call(bob.accessToken(), "DELETE", "/api/v1/calls/" + paged.getLast(), "");
        Json.Obj second = relay.get(bob.accessToken(), "/api/v1/calls?limit=3&before=" + paged.getLast())
                .json();
        paged.addAll(ids(second));

        assertThat(first.flag("more")).isTrue();
        assertThat(second.flag("more")).isFalse();
        assertThat(paged)
                .containsExactlyInAnyOrderElementsOf(calls)
                .startsWith(calls.getFirst())
                .endsWith(calls.getLast());
        assertThat(first.list("calls", CallLogEntry::from)).noneMatch(CallLogEntry::outgoing);
        assertThat(ids(relay.get(alice.accessToken(), "/api/v1/calls").json())).hasSize(5);
        assertThat(ids(relay.get(bob.accessToken(), "/api/v1/calls").json())).hasSize(4);
        assertThat(relay.get(bob.accessToken(), "/api/v1/calls/" + paged.get(1)).status())
                .isEqualTo(404);
        assertThat(relay.call(bob.accessToken(), "DELETE", "/api/v1/calls/" + paged.get(1), "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("R-C-7: an account begins ten calls at once, then has to wait")
    void attempts_are_limited() {
        for (int i = 0; i < 10; i++) {
            assertThat(world.post(alice, world.offer(UUID.randomUUID(), bob)).status())
                    .isEqualTo(200);
        }

        assertThat(world.post(alice, world.offer(UUID.randomUUID(), bob)).status())
                .isEqualTo(429);
    }

    @Test
    @DisplayName("R-D-1: of a call the server keeps no more than when, who, audio or video, and how it ended")
    void the_ciphertext_goes_with_the_acknowledgement() {
        UUID call = UUID.randomUUID();
        world.post(alice, world.offer(call, bob));
        UUID message = world.page(bob).list("messages", Json::object).getFirst().uuid("message_id");
        relay.post(
                bob.accessToken(),
                "/api/v1/messages/acknowledge",
                Json.build()
                        .put("message_ids", List.of(message), id -> new Json.Text(id.toString()))
                        .object());

        assertThat(relay.rows("SELECT count(*) FROM envelope")).isZero();
        assertThat(relay.rows("SELECT count(*) FROM information_schema.columns WHERE table_name IN ('calls',"
                        + " 'call_log_entry') AND data_type = 'bytea'"))
                .isZero();
    }

    @Test
    @DisplayName("R-C-1: who is blocked during a call may end it, and send nothing more through it")
    void a_block_reaches_a_call_that_goes_on() {
        UUID call = UUID.randomUUID();
        world.post(alice, world.offer(call, bob));
        world.post(bob, world.signal(call, CallKind.ANSWER, alice));
        new Chats(relay).block(bob, alice);

        assertThat(world.post(alice, world.signal(call, CallKind.ICE, bob)).code())
                .isEqualTo("not_accepted");
        assertThat(world.post(alice, world.signal(call, CallKind.HANGUP, bob)).status())
                .isEqualTo(200);
        assertThat(world.entry(bob, call).state()).isEqualTo(CallState.COMPLETED);
    }

    private CallState ending(CallKind by, AuthSession who) {
        UUID call = UUID.randomUUID();
        world.post(alice, world.offer(call, bob));
        assertThat(world.post(who, world.signal(call, by)).status()).isEqualTo(200);
        assertThat(world.post(who, world.signal(call, by)).status()).isEqualTo(200);
        return world.entry(alice, call).state();
    }

    private static List<UUID> ids(Json.Obj page) {
        return page.list("calls", CallLogEntry::from).stream()
                .map(CallLogEntry::callId)
                .toList();
    }
}
