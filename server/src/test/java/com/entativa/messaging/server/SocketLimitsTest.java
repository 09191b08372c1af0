package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.ConnectionFrame;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.server.config.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a socket may cost: peers that fall silent, do not read, talk too much or come all at once.
final class SocketLimitsTest {
    @Test
    @DisplayName("R4.1 a peer that answers no ping is closed in less than 30 s; one that answers stays")
    void half_open() throws Exception {
        ManualClock clock = new ManualClock();
        try (TestRelay relay = new TestRelay(Limits.off(), clock)) {
            AuthSession alice = relay.register();
            AuthSession bob = relay.register();
            try (RawPeer silent = new RawPeer(relay.port(), alice.accessToken());
                    TestSocket lively = relay.caughtUp(bob)) {
                clock.advance(Duration.ofSeconds(27));
                lively.say(ConnectionFrame.Ping.PING);
                lively.nextOf(AnswerFrame.Pong.class);
                assertThat(relay.openSockets()).isEqualTo(2);
                clock.advance(Duration.ofSeconds(2));
                silent.untilEnd();
                for (int i = 0; i < 100 && relay.openSockets() > 1; i++) Thread.sleep(20);

                assertThat(relay.openSockets()).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("R4.2 a peer that reads nothing while 10 000 messages are committed for it costs less than 1 MiB")
    void slow_reader() throws Exception {
        try (TestRelay relay = new TestRelay(Limits.off())) {
            AuthSession alice = relay.registerWithKeys(new Keys(), 1);
            AuthSession bob = relay.registerWithKeys(new Keys(), 1);
            UUID conversation = relay.conversation(bob, alice);
            String content = "EQUA".repeat(250);
            try (RawPeer _ = new RawPeer(relay.port(), alice.accessToken())) {
                sent(relay, bob, conversation, content);

                assertThat(relay.rows("SELECT count(*) FROM envelope")).isEqualTo(10_000);
                assertThat(relay.unsentBytes()).isLessThan(1 << 20);
            }
            try (TestSocket reader = relay.socket(alice, "")) {
                assertThat(reader.next()).isNotNull();
            }
        }
    }

    private static void sent(TestRelay relay, AuthSession bob, UUID conversation, String content) throws Exception {
        try (ExecutorService many = Executors.newFixedThreadPool(16)) {
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                answers.add(many.submit(() -> relay.sendPlain(bob, conversation, UUID.randomUUID(), content)
                        .status()));
            }
            for (Future<Integer> answer : answers) assertThat(answer.get()).isEqualTo(201);
        }
    }

    @Test
    @DisplayName("R4.4 more frames than a socket may send close it with 4429")
    void too_many_frames() throws Exception {
        try (TestRelay relay = new TestRelay(
                limits(new Rate(20, Duration.ofSeconds(1)), Limits.off().logIns()))) {
            AuthSession alice = relay.register();
            try (TestSocket socket = relay.caughtUp(alice)) {
                for (int i = 0; i < 25; i++) socket.trySay(ConnectionFrame.Ping.PING);

                assertThat(socket.closeCode()).isEqualTo(4429);
            }
        }
    }

    @Test
    @DisplayName("R4.4 a storm of openings ends in 101 or 429, with a Retry-After that is not the same for all")
    void reconnect_storm() throws Exception {
        try (TestRelay relay = new TestRelay(limits(Limits.off().logIns(), new Rate(50, Duration.ofSeconds(1))))) {
            AuthSession alice = relay.register();
            Set<Integer> statuses = new TreeSet<>();
            Set<Integer> waits = new TreeSet<>();
            try (ExecutorService many = Executors.newFixedThreadPool(32)) {
                List<Future<RawPeer.Opening>> openings = new ArrayList<>();
                for (int i = 0; i < 500; i++) {
                    openings.add(many.submit(() -> RawPeer.opening(relay.port(), alice.accessToken())));
                }
                for (Future<RawPeer.Opening> opening : openings) {
                    statuses.add(opening.get().status());
                    if (opening.get().status() == 429) waits.add(opening.get().retryAfterSeconds());
                }
            }

            assertThat(statuses).containsExactlyInAnyOrder(101, 429);
            assertThat(waits).allMatch(wait -> wait > 0);
        }
    }

    private static Limits limits(Rate frames, Rate openings) {
        return Limits.off().withSockets(new Limits.Sockets(frames, openings, 1_000));
    }

    @Test
    @DisplayName("R4.4 no more sockets than allowed are open from one address")
    void sockets_of_an_address() throws Exception {
        Rate off = Limits.off().logIns();
        Limits two = Limits.off().withSockets(new Limits.Sockets(off, off, 2));
        try (TestRelay relay = new TestRelay(two)) {
            TestSocket first = relay.caughtUp(relay.register());
            TestSocket _ = relay.caughtUp(relay.register());
            AuthSession third = relay.register();
            assertThat(RawPeer.opening(relay.port(), third.accessToken()).status())
                    .isEqualTo(429);
            first.close();
            while (relay.openSockets() > 1) Thread.sleep(20);
            assertThat(RawPeer.opening(relay.port(), third.accessToken()).status())
                    .isEqualTo(101);
        }
    }
}
