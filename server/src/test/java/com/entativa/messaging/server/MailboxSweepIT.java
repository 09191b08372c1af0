package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.PgMailboxStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a long mailbox and old rows cost, on a real database.
@SuppressWarnings("NullAway.Init")
final class MailboxSweepIT {
    private Config.Where.External where;
    private Database database;
    private PgMailboxStore store;

    @BeforeEach
    void open() throws Exception {
        where = Postgres.fresh();
        database = Database.open(new Database.Address(where.jdbcUrl(), where.user(), where.password()), 4);
        store = new PgMailboxStore(database.db());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_long_mailbox_is_counted_no_further_than_a_socket_takes() {
        DeviceAddress full = new DeviceAddress(UUID.randomUUID(), 1);
        DeviceAddress few = new DeviceAddress(UUID.randomUUID(), 1);
        DeviceAddress empty = new DeviceAddress(UUID.randomUUID(), 1);
        envelopes(full, 1_000);
        envelopes(few, 3);

        assertThat(store.waiting(List.of(full, few, empty), 1))
                .isEqualTo(Map.of(full, Contract.MAX_UNACKNOWLEDGED + 1, few, 3, empty, 0));
    }

    /// Before, one statement deleted all there was: while it waited for one row nothing went.
    @Test
    void old_rows_go_some_at_a_time() throws Exception {
        int old = 25_000;
        Postgres.execute(where, """
                INSERT INTO message (message_id, conversation_id, sender_id, sender_device_id, sent_at)
                SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, n FROM generate_series(1, %d) AS n
                """.formatted(old + 10));
        try (Connection other = DriverManager.getConnection(where.jdbcUrl(), where.user(), where.password());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT 1 FROM message WHERE sent_at = " + old + " FOR UPDATE");

            Thread sweeping = Thread.startVirtualThread(() -> store.sweep(old + 1, 0));
            long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (rows() > old + 10 - 20_000 && System.nanoTime() < end) Thread.sleep(20);
            long whileOneIsHeld = rows();
            other.rollback();
            sweeping.join();

            assertThat(whileOneIsHeld).isEqualTo(old + 10 - 20_000);
        }
        assertThat(rows()).isEqualTo(10);
    }

    private long rows() {
        return Postgres.count(where, "SELECT count(*) FROM message");
    }

    private void envelopes(DeviceAddress to, int count) {
        Postgres.execute(where, """
                INSERT INTO envelope (user_id, device_id, message_id, conversation_id, sender_id, sender_device_id,
                                      sent_at, kind, content)
                SELECT '%s', %d, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 0, 0, ''
                  FROM generate_series(1, %d)
                """.formatted(to.userId(), to.deviceId(), count));
    }
}
