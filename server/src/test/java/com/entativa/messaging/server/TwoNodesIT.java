package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.SendFrame;
import com.entativa.messaging.api.TypingFrame;
import com.entativa.messaging.api.TypingState;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.testkit.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two nodes on one database and one Redis: alice is at the one, bob at the other.
@SuppressWarnings("NullAway.Init")
final class TwoNodesIT {
    private static RedisServer redis;
    private static TestRelay one;
    private static TestRelay other;
    private AuthSession alice;
    private AuthSession bob;
    private UUID conversation;

    @BeforeAll
    static void start() throws Exception {
        redis = RedisServer.start();
        Config.Where.External database = Postgres.migrated();
        one = new TestRelay(Limits.off(), database, redis.url());
        other = new TestRelay(Limits.off(), database, redis.url());
    }

    @AfterAll
    static void stop() {
        other.close();
        one.close();
        redis.close();
    }

    @BeforeEach
    void two_people_on_nodes_that_hear_each_other() throws Exception {
        alice = one.registerWithKeys(new Keys(), 1);
        bob = one.registerWithKeys(new Keys(), 1);
        conversation = one.conversation(bob, alice);
        new Chats(one).accept(alice, conversation);
        until(() -> one.hearsOthers() && other.hearsOthers());
    }

    @Test
    @DisplayName(
            "R-L-1 a message and its receipt cross from node to node, small ones inline, large ones by the database")
    void messages_cross() throws Exception {
        try (TestSocket to = one.caughtUp(alice);
                TestSocket from = other.caughtUp(bob)) {
            for (int size : new int[] {3, 90_000}) {
                UUID id = UUID.randomUUID();
                from.say(new SendFrame.Plain(id, new SendFrame.Target.InConversation(conversation), new byte[size]));
                from.nextOf(AnswerFrame.Sent.class);
                MailFrame.Message pushed = to.nextOf(MailFrame.Message.class);
                assertThat(pushed.messageId()).isEqualTo(id);
                assertThat(pushed.delivery().encryptedContent()).hasSize(size);
                to.say(new ReceiptFrame.Delivered(id));
                assertThat(from.nextOf(LiveFrame.Delivered.class).messageId()).isEqualTo(id);
                while (!(to.next() instanceof AnswerFrame.Acknowledged)) {}
            }
        }
    }

    @Test
    @DisplayName("R-L-2 a newer socket of a device on another node closes the older with 4409")
    void connected_elsewhere() throws Exception {
        try (TestSocket older = one.caughtUp(alice);
                TestSocket newer = other.caughtUp(alice)) {
            assertThat(older.closeCode()).isEqualTo(4409);
            one.sendPlain(bob, conversation, UUID.randomUUID(), "EQUAAAA=");
            newer.nextOf(MailFrame.Message.class);
        }
    }

    @Test
    @DisplayName("R-L-2 a device that opens a socket at both nodes at once keeps exactly one of them, in 30 rounds")
    void opened_at_both_at_once() throws Exception {
        for (int round = 0; round < 30; round++) {
            CyclicBarrier together = new CyclicBarrier(2);
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                Future<TestSocket> first = both.submit(() -> opened(one, together));
                Future<TestSocket> second = both.submit(() -> opened(other, together));
                try (TestSocket here = first.get();
                        TestSocket there = second.get()) {
                    until(() -> here.isClosed() || there.isClosed());
                    TestSocket stays = here.isClosed() ? there : here;
                    one.sendPlain(bob, conversation, UUID.randomUUID(), "EQUAAAA=");
                    MailFrame.Message pushed = stays.nextOf(MailFrame.Message.class);
                    stays.say(new ReceiptFrame.Delivered(pushed.messageId()));
                    stays.nextOf(AnswerFrame.Acknowledged.class);
                    assertThat(stays.isClosed()).as("round " + round).isFalse();
                }
            }
        }
    }

    private TestSocket opened(TestRelay at, CyclicBarrier together) throws Exception {
        together.await();
        return at.socket(alice, "");
    }

    @Test
    @DisplayName("R-L-3 a log-out at one node closes the socket at the other with 4401, with Redis and without, in 5 s")
    void revocation_crosses() throws Exception {
        try (TestSocket socket = one.caughtUp(alice)) {
            other.call(alice.accessToken(), "POST", "/api/v1/auth/logout", "");
            assertThat(socket.closeCode()).isEqualTo(4401);
        }
        try (TestSocket socket = one.caughtUp(bob)) {
            without_redis(() -> {
                long before = System.nanoTime();
                other.call(bob.accessToken(), "POST", "/api/v1/auth/logout", "");
                assertThat(socket.closeCode()).isEqualTo(4401);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            });
        }
    }

    @Test
    @DisplayName("R-L-3 a socket that opens while the other node logs its device out, whose word is still trusted here")
    void revocation_meets_an_opening() throws Exception {
        assertThat(other.get(alice.accessToken(), "/api/v1/devices").status()).isEqualTo(200);
        one.call(alice.accessToken(), "POST", "/api/v1/auth/logout", "");
        try (TestSocket socket = other.socket(alice, "")) {
            assertThat(socket.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    @DisplayName("R-L-3 a revocation that no node was told of closes the socket too, in 20 s")
    void revocation_is_lost() throws Exception {
        try (TestSocket socket = one.caughtUp(alice)) {
            one.execute("UPDATE device SET logged_out = true WHERE user_id = '" + alice.userId() + "'");
            until(socket::isClosed);
            assertThat(socket.closeCode()).isEqualTo(4401);
        }
    }

    @Test
    @DisplayName("R4.3 Redis is killed: messages still arrive; it comes back: they cross at once again")
    void without_redis_messages_arrive() throws Exception {
        try (TestSocket to = one.caughtUp(alice);
                TestSocket from = other.caughtUp(bob)) {
            without_redis(() -> {
                crosses(from, to, Duration.ofSeconds(5));
                crosses(from, to, Duration.ofSeconds(5));
            });
            crosses(from, to, Duration.ofSeconds(1));
        }
    }

    @Test
    @DisplayName("R4.3 a socket opened while Redis is away is heard by the others when it is back")
    void opened_while_away() throws Exception {
        try (TestSocket from = other.caughtUp(bob)) {
            TestSocket[] to = new TestSocket[1];
            without_redis(() -> to[0] = one.caughtUp(alice));
            crosses(from, to[0], Duration.ofSeconds(1));
            to[0].close();
        }
    }

    @Test
    @DisplayName("R-L-5 a ticket of one node opens one socket at the other, once")
    void tickets_cross() throws Exception {
        String ticket = one.post(
                        alice.accessToken(), "/api/v1/auth/ticket", Json.build().object())
                .json()
                .text("ticket");
        try (TestSocket socket = other.socketByTicket(ticket)) {
            assertThat(socket.next()).isEqualTo(AnswerFrame.CaughtUp.CAUGHT_UP);
        }
        assertThat(TestSocket.refusal(() -> one.socketByTicket(ticket))).isEqualTo(401);
    }

    @Test
    @DisplayName("R-L-4 log-ins are counted by all nodes together, and by each alone while Redis is away")
    void limits_are_common() throws Exception {
        Config.Where.External database = Postgres.migrated();
        try (TestRelay here = new TestRelay(Limits.defaults(), database, redis.url());
                TestRelay there = new TestRelay(Limits.defaults(), database, redis.url())) {
            until(() -> here.hearsOthers() && there.hearsOthers());
            int allowed = 0;
            for (int i = 0; i < 10; i++) {
                if (logIn(here, "nobody" + i) != 429) allowed++;
                if (logIn(there, "nobody" + i) != 429) allowed++;
            }
            assertThat(allowed).isEqualTo(10);
            without_redis(() -> assertThat(logIn(there, "nobody.else")).isEqualTo(401));
        }
    }

    @Test
    @DisplayName("R-L-6, R-L-8 presence and typing cross from node to node")
    void presence_and_typing_cross() throws Exception {
        try (TestSocket watching = one.caughtUp(alice);
                TestSocket coming = other.caughtUp(bob)) {
            assertThat(watching.nextPresence()).isEqualTo(new LiveFrame.Presence(bob.userId(), true, 0));
            coming.say(new TypingFrame(conversation, TypingState.STARTED));
            assertThat(watching.nextOf(LiveFrame.Typing.class))
                    .isEqualTo(new LiveFrame.Typing(conversation, bob.userId(), TypingState.STARTED));
            String seen = one.get(alice.accessToken(), "/api/v1/presence").body();
            assertThat(seen).contains(bob.userId().toString()).contains("true");
        }
    }

    @Test
    @DisplayName("R-L-9 a device that goes is told durably to its account and live to those in reach, across nodes")
    void device_lists_cross() throws Exception {
        try (TestSocket contact = other.caughtUp(bob);
                TestSocket own = other.caughtUp(alice)) {
            AuthSession second = one.login(alice);
            one.call(second.accessToken(), "DELETE", "/api/v1/devices/" + second.deviceId(), "");
            assertThat(contact.nextOf(LiveFrame.DevicesChanged.class).userId()).isEqualTo(alice.userId());
            assertThat(own.nextOf(MailFrame.DevicesChanged.class).userId()).isEqualTo(alice.userId());
        }
        try (TestSocket later = one.socket(alice, "")) {
            assertThat(later.next()).isInstanceOf(MailFrame.DevicesChanged.class);
        }
    }

    private static int logIn(TestRelay relay, String username) {
        Json.Obj body =
                Json.build().put("username", username).put("password", "wrong").object();
        return relay.post("", "/api/v1/auth/login", body).status();
    }

    private void crosses(TestSocket from, TestSocket to, Duration within) throws InterruptedException {
        UUID id = UUID.randomUUID();
        long before = System.nanoTime();
        from.say(new SendFrame.Plain(id, new SendFrame.Target.InConversation(conversation), new byte[3]));
        from.nextOf(AnswerFrame.Sent.class);
        MailFrame.Message pushed = to.nextOf(MailFrame.Message.class);
        assertThat(pushed.messageId()).isEqualTo(id);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(within);
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void without_redis(Work work) throws Exception {
        redis.kill();
        until(() -> !one.hearsOthers() && !other.hearsOthers());
        try {
            work.run();
        } finally {
            redis.startAgain();
            until(() -> one.hearsOthers() && other.hearsOthers());
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException, IOException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("it did not come about");
            Thread.sleep(20);
        }
    }
}
