package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallLogEntry;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.CallState;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// R-C: who rings whom, and who answers first.
final class CallTest {
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
    @DisplayName("R-C-1, R-C-2: an offer rings live on all devices, the first answer wins, the others are told")
    void a_call_rings_everywhere_and_is_answered_once() throws Exception {
        AuthSession tablet = world.linkedDeviceOfBob();
        UUID call = UUID.randomUUID();
        try (TestSocket caller = world.open(alice);
                TestSocket phone = world.open(bob);
                TestSocket other = world.open(tablet)) {
            caller.say(world.offer(call, bob, tablet));
            MailFrame.Call rings = CallWorld.next(phone, MailFrame.Call.class);
            assertThat(CallWorld.next(caller, LiveFrame.CallChanged.class).state())
                    .isEqualTo(CallState.RINGING);
            assertThat(CallWorld.next(phone, LiveFrame.CallChanged.class).state())
                    .isEqualTo(CallState.RINGING);
            assertThat(CallWorld.next(other, MailFrame.Call.class).kind()).isEqualTo(CallKind.OFFER);
            assertThat(CallWorld.next(other, LiveFrame.CallChanged.class).state())
                    .isEqualTo(CallState.RINGING);

            phone.say(world.signal(call, CallKind.ANSWER, alice));
            LiveFrame.CallChanged atCaller = CallWorld.changed(caller, CallState.ACTIVE);
            assertThat(CallWorld.changed(other, CallState.ANSWERED_ELSEWHERE).by())
                    .isEqualTo(CallWorld.address(bob));
            assertThat(CallWorld.changed(phone, CallState.ACTIVE).by()).isEqualTo(CallWorld.address(bob));
            other.say(world.signal(call, CallKind.ANSWER, alice));

            assertThat(rings.callId()).isEqualTo(call);
            assertThat(rings.media()).isEqualTo(CallMedia.VIDEO);
            assertThat(rings.delivery().from()).isEqualTo(CallWorld.address(alice));
            assertThat(rings.delivery().encryptedContent()).isEqualTo(CallWorld.SEALED);
            assertThat(atCaller.by()).isEqualTo(CallWorld.address(bob));
            AnswerFrame.Refused refused = CallWorld.next(other, AnswerFrame.Refused.class);
            assertThat(refused.code()).isEqualTo("call_taken");
            assertThat(refused.about().uuid("call_id")).isEqualTo(call);
        }
    }

    @Test
    @DisplayName("R-C-2: of 50 answers at once from ten devices one wins, and one envelope reaches the caller")
    void fifty_answers_at_once_have_one_winner() throws Exception {
        List<AuthSession> devices = new ArrayList<>(List.of(bob));
        for (int i = 0; i < 9; i++) devices.add(world.linkedDeviceOfBob());
        UUID call = UUID.randomUUID();
        assertThat(world.post(alice, world.offer(call, devices.toArray(AuthSession[]::new)))
                        .status())
                .isEqualTo(200);

        Map<String, Integer> answers = new ConcurrentHashMap<>();
        CountDownLatch done = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            AuthSession device = devices.get(i % 10);
            Thread.startVirtualThread(() -> {
                TestRelay.Answer answer = world.post(device, world.signal(call, CallKind.ANSWER, alice));
                answers.merge(answer.status() == 200 ? "ok by " + device.deviceId() : answer.code(), 1, Integer::sum);
                done.countDown();
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();

        CallLogEntry stands = world.entry(alice, call);
        assertThat(stands.state()).isEqualTo(CallState.ACTIVE);
        assertThat(answers).containsOnlyKeys("call_taken", "ok by " + stands.answeredBy());
        assertThat(answers).containsEntry("call_taken", 45);
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE kind = 10 AND user_id = '" + alice.userId() + "'"))
                .isEqualTo(1);
    }

    @Test
    @DisplayName("R-C-3: who connects within a minute still rings; later nothing of the call is left")
    void a_late_device_rings_for_a_minute() throws Exception {
        UUID call = UUID.randomUUID();
        world.post(alice, world.offer(call, bob));
        clock.advance(Duration.ofSeconds(59));
        try (TestSocket socket = relay.socket(bob, "")) {
            assertThat(CallWorld.next(socket, MailFrame.Call.class).callId()).isEqualTo(call);
        }
        assertThat(world.page(bob).list("messages", Json::object))
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.text("type")).isEqualTo("call");
                    assertThat(message.text("kind")).isEqualTo("offer");
                    assertThat(message.uuid("call_id")).isEqualTo(call);
                });

        clock.advance(Duration.ofSeconds(1));
        assertThat(world.page(bob).list("messages", Json::object)).isEmpty();
        try (TestSocket socket = relay.socket(bob, "")) {
            assertThat(socket.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
        }
        clock.advance(Duration.ofSeconds(20));
        relay.sweep();
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE kind <> 20")).isZero();
    }

    @Test
    @DisplayName("R-C-3: a device that comes when the call is over or answered does not ring")
    void what_is_over_does_not_ring() throws Exception {
        AuthSession tablet = world.linkedDeviceOfBob();
        UUID hungUp = UUID.randomUUID();
        UUID answered = UUID.randomUUID();
        world.post(alice, world.offer(hungUp, bob, tablet));
        world.post(alice, world.signal(hungUp, CallKind.HANGUP));
        world.post(alice, world.offer(answered, bob, tablet));
        world.post(bob, world.signal(answered, CallKind.ANSWER, alice));

        assertThat(world.page(tablet).list("messages", Json::object))
                .extracting(message -> message.text("type"))
                .doesNotContain("call");
        assertThat(world.page(alice).list("messages", Json::object))
                .extracting(message -> message.text("kind"))
                .containsExactly("answer");
    }

    @Test
    @DisplayName(
            "R-C-1: an offer must reach every device of the other; groups, strangers and unknown calls are refused")
    void who_may_not_ring() {
        AuthSession tablet = world.linkedDeviceOfBob();
        AuthSession eve = relay.registerWithKeys(new Keys(), 1);
        UUID group = relay.group(alice, bob, eve);

        TestRelay.Answer some = world.post(alice, world.offer(UUID.randomUUID(), bob));
        TestRelay.Answer stale = world.post(
                alice,
                new CallFrame(
                        UUID.randomUUID(),
                        world.conversation,
                        CallKind.OFFER,
                        CallMedia.AUDIO,
                        List.of(
                                new Envelope(CallWorld.address(bob), 8, CallWorld.SEALED),
                                new Envelope(CallWorld.address(tablet), 7, CallWorld.SEALED))));
        TestRelay.Answer stranger = world.post(eve, world.offer(UUID.randomUUID(), bob, tablet));
        TestRelay.Answer unknown = world.post(bob, world.signal(UUID.randomUUID(), CallKind.ANSWER, alice));
        TestRelay.Answer many =
                world.post(alice, new CallFrame(UUID.randomUUID(), group, CallKind.OFFER, CallMedia.AUDIO, List.of()));

        assertThat(some.json().list("missing", DeviceAddress::from)).containsExactly(CallWorld.address(tablet));
        assertThat(stale.json().list("stale", DeviceAddress::from)).containsExactly(CallWorld.address(bob));
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(many.code()).isEqualTo("call_not_direct");
        assertThat(relay.rows("SELECT count(*) FROM calls")).isZero();
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE kind <> 20")).isZero();
    }

    @Test
    @DisplayName(
            "R-C-1: who is not accepted, declined or blocked cannot ring, and cannot tell which; who blocks cannot either")
    void who_is_not_accepted_cannot_ring() {
        Chats chats = new Chats(relay);
        AuthSession eve = relay.registerWithKeys(new Keys(), 1);
        UUID theirs = relay.conversation(eve, bob);
        CallFrame toBob = new CallFrame(
                UUID.randomUUID(),
                theirs,
                CallKind.OFFER,
                CallMedia.AUDIO,
                List.of(new Envelope(CallWorld.address(bob), 7, CallWorld.SEALED)));

        TestRelay.Answer asked = world.post(eve, toBob);
        chats.accept(bob, theirs);
        chats.block(bob, eve);
        TestRelay.Answer blocked = world.post(eve, toBob);
        chats.unblock(bob, eve);
        TestRelay.Answer free = world.post(eve, toBob);

        assertThat(asked.code()).isEqualTo("not_accepted");
        assertThat(blocked.substance()).isEqualTo(asked.substance());
        assertThat(free.status()).isEqualTo(200);
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE kind = 10")).isEqualTo(1);
    }
}
