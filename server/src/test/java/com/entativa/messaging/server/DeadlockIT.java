package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.PgMailboxStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Transactions that hold what the other waits for, against a real PostgreSQL.
final class DeadlockIT {
    private static final String WAITS =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private final DeviceAddress alice = new DeviceAddress(new UUID(0, 1), 1);
    private final DeviceAddress bob = new DeviceAddress(new UUID(0, 2), 1);
    private final UUID message = UUID.randomUUID();

    @Test
    @DisplayName("R4.4 an acknowledgement that waits with a deletion in a circle is done again, not refused")
    void a_circle_is_done_again() throws Exception {
        Config.Where.External where = Postgres.fresh();
        Database.Address address = new Database.Address(where.jdbcUrl(), where.user(), where.password());
        try (Database database = Database.open(address, 4);
                Connection connection = DriverManager.getConnection(where.jdbcUrl(), where.user(), where.password());
                Statement deletion = connection.createStatement()) {
            waiting(where, alice);
            waiting(where, bob);
            connection.setAutoCommit(false);
            deletion.execute(delete(bob));

            CompletableFuture<MailboxStore.Departed> departed =
                    CompletableFuture.supplyAsync(() -> acknowledged(database));
            while (Postgres.count(where, WAITS) == 0) Thread.sleep(10);
            deletion.execute(delete(alice));
            connection.commit();

            assertThat(departed.get(20, TimeUnit.SECONDS).deleted()).isEmpty();
        }
        assertThat(Postgres.count(where, "SELECT count(*) FROM envelope")).isZero();
    }

    private MailboxStore.Departed acknowledged(Database database) {
        List<MailboxStore.Acknowledgement> both = List.of(
                new MailboxStore.Acknowledgement(alice, message), new MailboxStore.Acknowledgement(bob, message));
        return new PgMailboxStore(database.db()).acknowledge(new MailboxStore.Departures(both, List.of(), 1));
    }

    private String delete(DeviceAddress device) {
        return "DELETE FROM envelope WHERE user_id = '" + device.userId() + "' AND message_id = '" + message + "'";
    }

    private void waiting(Config.Where.External where, DeviceAddress device) {
        Postgres.execute(
                where,
                "INSERT INTO envelope (user_id, device_id, message_id, conversation_id, sender_id, sender_device_id,"
                        + " sent_at, kind, content) VALUES ('" + device.userId() + "', " + device.deviceId() + ", '"
                        + message + "', '" + message + "', '" + device.userId() + "', 1, 0, 0, '')");
    }
}
