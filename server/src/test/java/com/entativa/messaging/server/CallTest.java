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
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// R-C: who rings whom, who answers first, and when it is over.
@SuppressWarnings("NullAway.Init")
final class CallTest {
    private static final byte[] SEALED = {1, 2, 3};
    private final ManualClock clock = new ManualClock();
    private final TestRelay relay = new TestRelay(Limits.off(), clock);
    private final Keys bobsKeys = new Keys();
    private AuthSession alice;
    private AuthSession bob;
    private UUID conversation;

    @BeforeEach
    void two_people() {
        alice = relay.registerWithKeys(new Keys(), 1);
        bob = relay.registerWithKeys(bobsKeys, 1);
        conversation = relay.conversation(alice, bob);
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    @DisplayName("R-C-1, R-C-2: an offer rings live on all devices, the first answer wins, the others are told")
    void a_call_rings_everywhere_and_is_answered_once() throws Exception {
        AuthSession tablet = linkedDeviceOfBob();
        UUID call = UUID.randomUUID();
        try (TestSocket caller = open(alice);
                TestSocket phone = open(bob);
                TestSocket other = open(tablet)) {
            caller.say(offer(call, bob, tablet));
            MailFrame.Call rings = next(phone, MailFrame.Call.class);
            assertThat(next(caller, LiveFrame.CallChanged.class).state()).isEqualTo(CallState.RINGING);
            assertThat(next(phone, LiveFrame.CallChanged.class).state()).isEqualTo(CallState.RINGING);
            assertThat(next(other, MailFrame.Call.class).kind()).isEqualTo(CallKind.OFFER);
            assertThat(next(other, LiveFrame.CallChanged.class).state()).isEqualTo(CallState.RINGING);

            phone.say(signal(call, CallKind.ANSWER, alice));
            LiveFrame.CallChanged atCaller = changed(caller, CallState.ACTIVE);
            assertThat(changed(other, CallState.ANSWERED_ELSEWHERE).by()).isEqualTo(address(bob));
            assertThat(changed(phone, CallState.ACTIVE).by()).isEqualTo(address(bob));
            other.say(signal(call, CallKind.ANSWER, alice));

            assertThat(rings.callId()).isEqualTo(call);
            assertThat(rings.media()).isEqualTo(CallMedia.VIDEO);
            assertThat(rings.delivery().from()).isEqualTo(address(alice));
            assertThat(rings.delivery().encryptedContent()).isEqualTo(SEALED);
            assertThat(atCaller.by()).isEqualTo(address(bob));
            AnswerFrame.Refused refused = next(other, AnswerFrame.Refused.class);
            assertThat(refused.code()).isEqualTo("call_taken");
            assertThat(refused.about().uuid("call_id")).isEqualTo(call);
        }
    }

    @Test
    @DisplayName("R-C-2: of 50 answers at once from ten devices one wins, and one envelope reaches the caller")
    void fifty_answers_at_once_have_one_winner() throws Exception {
        List<AuthSession> devices = new ArrayList<>(List.of(bob));
        for (int i = 0; i < 9; i++) devices.add(linkedDeviceOfBob());
        UUID call = UUID.randomUUID();
        assertThat(post(alice, offer(call, devices.toArray(AuthSession[]::new))).status())
                .isEqualTo(200);

        Map<String, Integer> answers = new ConcurrentHashMap<>();
        CountDownLatch done = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            AuthSession device = devices.get(i % 10);
            Thread.startVirtualThread(() -> {
                TestRelay.Answer answer = post(device, signal(call, CallKind.ANSWER, alice));
                answers.merge(answer.status() == 200 ? "ok by " + device.deviceId() : answer.code(), 1, Integer::sum);
                done.countDown();
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();

        CallLogEntry stands = entry(alice, call);
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
        post(alice, offer(call, bob));
        clock.advance(Duration.ofSeconds(59));
        try (TestSocket socket = relay.socket(bob, "")) {
            assertThat(next(socket, MailFrame.Call.class).callId()).isEqualTo(call);
        }
        assertThat(page(bob).list("messages", Json::object)).singleElement().satisfies(message -> {
            assertThat(message.text("type")).isEqualTo("call");
            assertThat(message.text("kind")).isEqualTo("offer");
            assertThat(message.uuid("call_id")).isEqualTo(call);
        });

        clock.advance(Duration.ofSeconds(1));
        assertThat(page(bob).list("messages", Json::object)).isEmpty();
        try (TestSocket socket = relay.socket(bob, "")) {
            assertThat(socket.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
        }
        clock.advance(Duration.ofSeconds(20));
        relay.sweep();
        assertThat(relay.rows("SELECT count(*) FROM envelope")).isZero();
    }

    @Test
    @DisplayName("R-C-3: a device that comes when the call is over or answered does not ring")
    void what_is_over_does_not_ring() throws Exception {
        AuthSession tablet = linkedDeviceOfBob();
        UUID hungUp = UUID.randomUUID();
        UUID answered = UUID.randomUUID();
        post(alice, offer(hungUp, bob, tablet));
        post(alice, signal(hungUp, CallKind.HANGUP));
        post(alice, offer(answered, bob, tablet));
        post(bob, signal(answered, CallKind.ANSWER, alice));

        assertThat(page(tablet).list("messages", Json::object)).isEmpty();
        assertThat(page(alice).list("messages", Json::object))
                .extracting(message -> message.text("kind"))
                .containsExactly("answer");
    }

    @Test
    @DisplayName("R-C-4: nobody answers for a minute: missed, and both sides are told; then no answer counts")
    void a_call_is_missed_after_a_minute() throws Exception {
        UUID call = UUID.randomUUID();
        post(alice, offer(call, bob));
        try (TestSocket caller = open(alice);
                TestSocket phone = open(bob)) {
            clock.advance(Duration.ofSeconds(60));
            TestRelay.Answer late = post(bob, signal(call, CallKind.ANSWER, alice));
            relay.sweep();

            assertThat(late.code()).isEqualTo("call_over");
            assertThat(changed(caller, CallState.MISSED).by()).isEqualTo(address(alice));
            changed(phone, CallState.MISSED);
        }
        CallLogEntry missed = entry(bob, call);
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
        post(alice, offer(call, bob));
        post(bob, signal(call, CallKind.ANSWER, alice));
        clock.advance(Duration.ofSeconds(42));
        post(bob, signal(call, CallKind.HANGUP, alice));
        CallLogEntry.Times times = entry(alice, call).times();

        assertThat(entry(alice, call).state()).isEqualTo(CallState.COMPLETED);
        assertThat(times.endedMillis() - times.answeredMillis()).isEqualTo(42_000);
    }

    @Test
    @DisplayName("R-C-4: a call whose sides vanished ends after five minutes; one that is heard of goes on")
    void a_call_of_two_who_vanished_ends() {
        UUID gone = UUID.randomUUID();
        UUID alive = UUID.randomUUID();
        for (UUID call : List.of(gone, alive)) {
            post(alice, offer(call, bob));
            post(bob, signal(call, CallKind.ANSWER, alice));
        }
        long answered = entry(alice, gone).times().answeredMillis();
        clock.advance(Duration.ofMinutes(3));
        post(alice, signal(alive, CallKind.ICE));
        clock.advance(Duration.ofMinutes(3));
        relay.sweep();

        assertThat(entry(bob, gone).state()).isEqualTo(CallState.FAILED);
        assertThat(entry(bob, gone).times().endedMillis()).isEqualTo(answered);
        assertThat(entry(bob, alive).state()).isEqualTo(CallState.ACTIVE);
        assertThat(post(bob, signal(gone, CallKind.ICE)).code()).isEqualTo("call_over");
    }

    @Test
    @DisplayName(
            "R-C-1: an offer must reach every device of the other; groups, strangers and unknown calls are refused")
    void who_may_not_ring() {
        AuthSession tablet = linkedDeviceOfBob();
        AuthSession eve = relay.registerWithKeys(new Keys(), 1);
        UUID group = relay.group(alice, bob, eve);

        TestRelay.Answer some = post(alice, offer(UUID.randomUUID(), bob));
        TestRelay.Answer stale = post(
                alice,
                new CallFrame(
                        UUID.randomUUID(),
                        conversation,
                        CallKind.OFFER,
                        CallMedia.AUDIO,
                        List.of(new Envelope(address(bob), 8, SEALED), new Envelope(address(tablet), 7, SEALED))));
        TestRelay.Answer stranger = post(eve, offer(UUID.randomUUID(), bob, tablet));
        TestRelay.Answer unknown = post(bob, signal(UUID.randomUUID(), CallKind.ANSWER, alice));
        TestRelay.Answer many =
                post(alice, new CallFrame(UUID.randomUUID(), group, CallKind.OFFER, CallMedia.AUDIO, List.of()));

        assertThat(some.json().list("missing", DeviceAddress::from)).containsExactly(address(tablet));
        assertThat(stale.json().list("stale", DeviceAddress::from)).containsExactly(address(bob));
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(many.code()).isEqualTo("call_not_direct");
        assertThat(relay.rows("SELECT count(*) FROM calls")).isZero();
        assertThat(relay.rows("SELECT count(*) FROM envelope")).isZero();
    }

    @Test
    @DisplayName("R-C-5: the same offer again is answered again and rings once; its id is nobody else's")
    void a_resend_rings_once() {
        UUID call = UUID.randomUUID();
        AuthSession eve = relay.registerWithKeys(new Keys(), 1);
        UUID theirs = relay.conversation(eve, bob);

        TestRelay.Answer first = post(alice, offer(call, bob));
        TestRelay.Answer again = post(alice, offer(call, bob));
        TestRelay.Answer stolen = post(
                eve,
                new CallFrame(
                        call, theirs, CallKind.OFFER, CallMedia.AUDIO, List.of(new Envelope(address(bob), 7, SEALED))));
        TestRelay.Answer outsider = post(eve, signal(call, CallKind.HANGUP));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(stolen.code()).isEqualTo("call_id_taken");
        assertThat(outsider.status()).isEqualTo(404);
        assertThat(relay.rows("SELECT count(*) FROM envelope WHERE kind = 10")).isEqualTo(1);
        assertThat(entry(bob, call).state()).isEqualTo(CallState.RINGING);
    }

    @Test
    @DisplayName("R-C-5: on the socket the same offer again is answered with how the call stands")
    void a_resend_on_the_socket_is_answered() throws Exception {
        UUID call = UUID.randomUUID();
        post(alice, offer(call, bob));
        post(bob, signal(call, CallKind.ANSWER, alice));
        try (TestSocket caller = relay.socket(alice, "?start=manual")) {
            caller.say(offer(call, bob));

            LiveFrame.CallChanged stands = caller.next(LiveFrame.CallChanged.class);
            assertThat(stands.state()).isEqualTo(CallState.ACTIVE);
            assertThat(stands.by()).isEqualTo(address(bob));
        }
    }

    @Test
    @DisplayName("R-C-6: both sides have the log, newest first, by pages; each deletes its own entry")
    void the_log() {
        List<UUID> calls = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            calls.addFirst(UUID.randomUUID());
            post(alice, offer(calls.getFirst(), bob));
            post(alice, signal(calls.getFirst(), CallKind.HANGUP));
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
            assertThat(post(alice, offer(UUID.randomUUID(), bob)).status()).isEqualTo(200);
        }

        assertThat(post(alice, offer(UUID.randomUUID(), bob)).status()).isEqualTo(429);
    }

    @Test
    @DisplayName("R-D-1: of a call the server keeps no more than when, who, audio or video, and how it ended")
    void the_ciphertext_goes_with_the_acknowledgement() {
        UUID call = UUID.randomUUID();
        post(alice, offer(call, bob));
        UUID message = page(bob).list("messages", Json::object).getFirst().uuid("message_id");
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

    private CallState ending(CallKind by, AuthSession who) {
        UUID call = UUID.randomUUID();
        post(alice, offer(call, bob));
        assertThat(post(who, signal(call, by)).status()).isEqualTo(200);
        assertThat(post(who, signal(call, by)).status()).isEqualTo(200);
        return entry(alice, call).state();
    }

    private AuthSession linkedDeviceOfBob() {
        AuthSession device = relay.logIn(bob, "correct horse");
        relay.post(device.accessToken(), "/api/v1/keys/prekeys", bobsKeys.upload(1, 500, 500));
        return device;
    }

    private TestSocket open(AuthSession session) throws InterruptedException {
        TestSocket socket = relay.socket(session, "");
        ServerFrame frame = socket.next();
        while (frame != AnswerFrame.CaughtUp.CAUGHT_UP) frame = socket.next();
        return socket;
    }

    private CallFrame offer(UUID call, AuthSession... to) {
        return new CallFrame(call, conversation, CallKind.OFFER, CallMedia.VIDEO, envelopes(to));
    }

    private CallFrame signal(UUID call, CallKind kind, AuthSession... to) {
        return new CallFrame(call, conversation, kind, CallMedia.UNSAID, envelopes(to));
    }

    private static List<Envelope> envelopes(AuthSession... to) {
        return Arrays.stream(to)
                .map(one -> new Envelope(address(one), 7, SEALED))
                .toList();
    }

    private TestRelay.Answer post(AuthSession by, CallFrame frame) {
        return relay.post(by.accessToken(), "/api/v1/calls/" + frame.callId() + "/signal", frame.toJson());
    }

    private CallLogEntry entry(AuthSession of, UUID call) {
        return CallLogEntry.from(
                relay.get(of.accessToken(), "/api/v1/calls/" + call).json());
    }

    private Json.Obj page(AuthSession of) {
        return relay.get(of.accessToken(), "/api/v1/messages").json();
    }

    private static List<UUID> ids(Json.Obj page) {
        return page.list("calls", CallLogEntry::from).stream()
                .map(CallLogEntry::callId)
                .toList();
    }

    private static DeviceAddress address(AuthSession session) {
        return new DeviceAddress(session.userId(), session.deviceId());
    }

    /// The next of this kind; envelopes and states of a call come by two ways.
    private static <T extends ServerFrame> T next(TestSocket socket, Class<T> type) throws InterruptedException {
        while (true) {
            ServerFrame frame = socket.next();
            if (type.isInstance(frame)) return type.cast(frame);
        }
    }

    private static LiveFrame.CallChanged changed(TestSocket socket, CallState to) throws InterruptedException {
        while (true) {
            LiveFrame.CallChanged changed = next(socket, LiveFrame.CallChanged.class);
            if (changed.state() == to) return changed;
        }
    }
}
