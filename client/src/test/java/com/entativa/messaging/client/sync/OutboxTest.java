package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.client.fake.CrashingStore.Crash;
import com.entativa.messaging.client.fake.FakeHttp.Fate;
import com.entativa.messaging.client.fake.FakeRelay;
import com.entativa.messaging.client.fake.Replies;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.outbox.OutboxEntry;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.outbox.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R1.1, R1.3, R1.8 sending")
final class OutboxTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);

    OutboxTest() {
        world.settle();
    }

    @Test
    @DisplayName("R1.1 the ciphertext is stored before it leaves, and leaves again with the same id and bytes")
    void a_resend_after_a_crash_has_the_same_bytes() {
        Message message = alice.send(chat, "hello");
        alice.step();
        OutboxEntry stored = alice.outbox().getFirst();

        world.network.cut(alice.self());
        alice.start();
        world.settle();

        assertThat(stored.stage()).isInstanceOf(Stage.Ready.class);
        byte[] sealed = ((Stage.Ready) stored.stage()).envelopes().getFirst().content();
        List<Submission> sent = submissions(message.id());
        assertThat(sent).isNotEmpty();
        assertThat(sent)
                .allSatisfy(each ->
                        assertThat(each.envelopes().getFirst().content()).isEqualTo(sealed));
        assertThat(bob.received(chat)).containsExactly("hello");
    }

    @Test
    @DisplayName("R1.1 when sealing dies before its commit nothing has left")
    void nothing_leaves_before_the_commit() {
        alice.send(chat, "first");
        world.settle();
        int before = world.relay.seen.size();
        Message message = alice.send(chat, "second");
        for (int i = 0; ; i++) {
            alice.store.crashAfter(i, false);
            try {
                alice.step();
                break;
            } catch (Crash _) {
                assertThat(world.relay.seen).hasSize(before);
                alice.store.neverCrash();
                world.network.cut(alice.self());
                alice.start();
            }
        }
        alice.store.neverCrash();
        world.pass(World.MINUTE, World.SECOND);

        assertThat(submissions(message.id())).isNotEmpty();
        assertThat(bob.received(chat)).containsExactly("first", "second");
        Ciphertexts.neverShareACounter(world.relay);
    }

    @Test
    @DisplayName("R1.8 an answer that was lost is asked for again: stored once, shown once")
    void a_lost_answer_costs_nothing() {
        Message message = alice.send(chat, "hello");
        alice.step();
        world.network.step();
        world.network.cut(alice.self());
        world.pass(World.MINUTE, World.SECOND);

        assertThat(submissions(message.id())).hasSizeGreaterThan(1);
        assertThat(bob.received(chat)).containsExactly("hello");
        assertThat(progress(message)).isEqualTo(Progress.DELIVERED);
    }

    @Test
    @DisplayName("what is held or postponed does not keep later messages back, however much there is")
    void many_held_entries_starve_nobody() {
        Phone carol = world.register("carol");
        UUID other = alice.directWith(carol);
        for (int i = 0; i < 2 * Queue.PAGE; i++) alice.send(chat, "held");
        alice.store.inTransaction(rows -> {
            Queue queue = new Queue(alice.profile(), rows);
            for (OutboxEntry entry : queue.all()) queue.put(entry.with(new Stage.Held(bob.userId())));
            return true;
        });

        alice.send(other, "hello carol");
        world.settle();

        assertThat(carol.received(other)).containsExactly("hello carol");
        assertThat(alice.outbox()).hasSize(2 * Queue.PAGE);
    }

    @Test
    @DisplayName("R4.4 after 429 nothing goes before retry_after, and the order stays")
    void too_many_requests_pauses_all() {
        alice.send(chat, "0");
        world.settle();
        int before = world.relay.seen.size();
        for (int i = 1; i <= 20; i++) alice.send(chat, "" + i);
        for (int i = 0; i < 20; i++) world.relay.refuseNext.add(Replies.tooMany(7));
        world.settle();
        int refused = world.relay.seen.size();

        world.pass(6 * World.SECOND, World.SECOND);
        assertThat(world.relay.seen).hasSize(refused);
        assertThat(refused).isEqualTo(before + 20);
        world.pass(5 * World.SECOND, World.SECOND);

        List<String> expected = new ArrayList<>();
        for (int i = 0; i <= 20; i++) expected.add("" + i);
        assertThat(bob.received(chat)).isEqualTo(expected);
    }

    @Test
    @DisplayName("what the relay can never take fails, and says so")
    void a_final_refusal_fails_the_message() {
        for (ErrorCode code : List.of(ErrorCode.MESSAGE_ID_TAKEN, ErrorCode.BAD_REQUEST, ErrorCode.TOO_LARGE)) {
            world.relay.refuseNext.add(Problem.of(code, "no"));
            Message message = alice.send(chat, "hello");
            world.settle();

            assertThat(progress(message)).isEqualTo(Progress.FAILED);
            assertThat(alice.outbox()).isEmpty();
        }
    }

    @Test
    @DisplayName("a refusal that makes no sense postpones the message")
    void a_senseless_refusal_postpones() {
        world.relay.refuseNext.add(Problem.of(ErrorCode.DEVICES_DIFFER, "no lists"));
        Message message = alice.send(chat, "hello");
        world.settle();
        assertThat(progress(message)).isEqualTo(Progress.QUEUED);

        world.pass(10 * World.SECOND, World.SECOND);

        assertThat(progress(message)).isEqualTo(Progress.DELIVERED);
    }

    @Test
    @DisplayName("R1.3 while bundles cannot be had, many messages ask for them once a round")
    void a_failing_fetch_is_not_repeated_for_each_message() {
        for (int i = 0; i < 50; i++) alice.send(chat, "text");
        List<String> lost = new ArrayList<>();
        alice.http.fate = request -> {
            if (request.path().contains("/bundles/")) lost.add(request.path());
            return request.path().contains("/bundles/") ? Fate.LOST : Fate.ANSWERED;
        };

        alice.step();

        assertThat(lost).hasSize(1);
        assertThat(alice.outbox()).hasSize(50);
    }

    @Test
    @DisplayName("a text that is too long is refused before anything is written")
    void an_oversized_text_is_refused() {
        assertThatThrownBy(() -> alice.send(chat, "x".repeat(64 * 1024 + 1)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(alice.outbox()).isEmpty();
        alice.send(chat, "x".repeat(64 * 1024));
        world.settle();
        assertThat(bob.received(chat)).hasSize(1);
    }

    private Progress progress(Message message) {
        return alice.line(message.id()).line() instanceof Line.Own own ? own.progress() : Progress.FAILED;
    }

    private List<Submission> submissions(UUID messageId) {
        return world.relay.seen.stream()
                .map(FakeRelay.Seen::submission)
                .filter(submission -> submission.messageId().equals(messageId))
                .toList();
    }
}
