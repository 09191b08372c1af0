package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.mailbox.Send;
import com.entativa.messaging.server.mailbox.SendOutcome;
import com.entativa.messaging.server.mailbox.SendQueue;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.mailbox.Wakeups;
import com.entativa.messaging.server.metrics.Metrics;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.PgMailboxStore;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Group commit against a real PostgreSQL.
final class SendQueueIT {
    private static final int SENDS = 4_000;
    private final AtomicInteger transactions = new AtomicInteger();
    private final Queue<Waiting> pushed = new ConcurrentLinkedQueue<>();
    private final DeviceAddress alice = new DeviceAddress(UUID.randomUUID(), 1);
    private final DeviceAddress bob = new DeviceAddress(UUID.randomUUID(), 1);
    private final UUID conversation = UUID.randomUUID();

    @Test
    @DisplayName(
            "R1.8 sends that arrive together share transactions; each id twice is stored once, and all are answered")
    void group_commit() {
        Config.Where.External where = Postgres.fresh();
        Database.Address address = new Database.Address(where.jdbcUrl(), where.user(), where.password());
        Queue<SendOutcome> outcomes = new ConcurrentLinkedQueue<>();
        try (Database database = Database.open(address, 4);
                SendQueue queue = new SendQueue(
                        new PgMailboxStore(database.db()), counting(), InstantSource.system(), 2, new Metrics())) {
            twoPeople(where);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < SENDS; i++) {
                    UUID id = new UUID(7, i / 2);
                    threads.execute(() -> outcomes.add(
                            queue.send(new Send(bob, id, conversation, new Send.Contents.Plain(new byte[200])))));
                }
            }
        }

        assertThat(outcomes).hasSize(SENDS).allMatch(outcome -> outcome instanceof SendOutcome.Accepted);
        assertThat(Postgres.count(where, "SELECT count(*) FROM envelope")).isEqualTo(SENDS / 2);
        assertThat(pushed).hasSize(SENDS / 2).allMatch(waiting -> waiting.cursor() > 0);
        assertThat(transactions.get()).isLessThan(SENDS / 8);
    }

    @Test
    @DisplayName(
            "R1.8 a resend gets the first answer, though the recipient has another device by now; a new id does not")
    void resend_after_the_audience_changed() {
        Config.Where.External where = Postgres.fresh();
        Database.Address address = new Database.Address(where.jdbcUrl(), where.user(), where.password());
        Send first = new Send(bob, new UUID(7, 1), conversation, new Send.Contents.Plain(new byte[200]));
        Send later = new Send(bob, new UUID(7, 2), conversation, new Send.Contents.Plain(new byte[200]));
        try (Database database = Database.open(address, 4);
                SendQueue queue = new SendQueue(
                        new PgMailboxStore(database.db()), counting(), InstantSource.system(), 1, new Metrics())) {
            twoPeople(where);
            SendOutcome accepted = queue.send(first);
            receiving(where, new DeviceAddress(alice.userId(), 2));

            assertThat(accepted).isInstanceOf(SendOutcome.Accepted.class);
            assertThat(queue.send(first)).isEqualTo(accepted);
            assertThat(queue.send(later)).isInstanceOf(SendOutcome.Differs.class);
        }
        assertThat(Postgres.count(where, "SELECT count(*) FROM envelope")).isEqualTo(1);
    }

    private void twoPeople(Config.Where.External where) {
        Postgres.execute(
                where,
                "INSERT INTO conversation (conversation_id, type, created_at) VALUES ('" + conversation
                        + "', 'group', 0)");
        for (DeviceAddress device : List.of(alice, bob)) {
            receiving(where, device);
            Postgres.execute(
                    where,
                    "INSERT INTO conversation_participant (user_id, conversation_id) VALUES ('" + device.userId()
                            + "', '" + conversation + "')");
        }
    }

    private static void receiving(Config.Where.External where, DeviceAddress device) {
        Postgres.execute(
                where,
                "INSERT INTO device (user_id, device_id, registration_id, active, receives, created_at) VALUES ('"
                        + device.userId() + "', " + device.deviceId() + ", 7, true, true, 0)");
    }

    private Wakeups counting() {
        return new Wakeups() {
            @Override
            public void committed(List<Waiting> waiting) {
                transactions.incrementAndGet();
                pushed.addAll(waiting);
            }

            @Override
            public void acknowledged(DeviceAddress device, List<UUID> messageIds) {}

            @Override
            public void live(Collection<UUID> users, LiveFrame frame) {}
        };
    }
}
