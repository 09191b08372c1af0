package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceBundle;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.PgEpoch;
import com.entativa.messaging.server.postgres.PgPreKeyStore;
import com.entativa.messaging.server.prekey.PreKeyStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// One-time prekeys against a real PostgreSQL.
@SuppressWarnings("NullAway.Init")
final class PreKeyIT {
    private static final DeviceAddress NOBODY = new DeviceAddress(new UUID(0, 1), 1);
    private final DeviceAddress device = new DeviceAddress(UUID.randomUUID(), 1);
    private final byte[] identity = Keys.publicKey();
    private Config.Where.External where;
    private Database database;
    private PreKeyStore store;

    @BeforeEach
    void a_device_with_a_signed_prekey() {
        where = Postgres.fresh();
        database = Database.open(new Database.Address(where.jdbcUrl(), where.user(), where.password()), 8);
        store = new PgPreKeyStore(database.db());
        Postgres.execute(
                where,
                "INSERT INTO device (user_id, device_id, registration_id, active, created_at) VALUES ('"
                        + device.userId() + "', 1, 7, true, 0)");
        store.setIdentity(device.userId(), identity, 0);
        store.store(
                device,
                new PreKeyUpload(7, 1, List.of(new PreKeyUpload.Signed(1, Keys.publicKey(), new byte[64])), List.of()),
                identity);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @DisplayName("R1.4 10 000 concurrent claims hand out exactly the stock, none twice")
    void concurrent_claims() {
        add(IntStream.rangeClosed(1, 1_000).toArray());
        Queue<Integer> handedOut = new ConcurrentLinkedQueue<>();
        Semaphore atOnce = new Semaphore(64);

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10_000; i++) {
                threads.execute(() -> {
                    atOnce.acquireUninterruptibly();
                    try {
                        if (claim() instanceof DeviceBundle.OneTime.Offered(int id, var _)) handedOut.add(id);
                    } finally {
                        atOnce.release();
                    }
                });
            }
        }

        assertThat(handedOut).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(store.status(device).oneTimePreKeysLeft()).isZero();
    }

    @Test
    @DisplayName("R1.4 a used id cannot come back, judged key by key")
    void used_ids_stay_used() {
        add(1, 2);
        claim();

        PreKeyStore.Stored again = add(1, 2, 3);

        assertThat(again).isEqualTo(new PreKeyStore.Stored.Ok(2, List.of(1, 2)));
        assertThat(claim()).isInstanceOfSatisfying(DeviceBundle.OneTime.Offered.class, key -> assertThat(key.keyId())
                .isEqualTo(2));
    }

    @Test
    @DisplayName("R1.5 when the database is a copy the stock is gone, and only keys of the new epoch are taken")
    void a_copy_has_another_epoch() {
        PgEpoch epochs = new PgEpoch(database.db(), InstantSource.system());
        boolean first = epochs.fence();
        add(1, 2, 3);
        boolean again = epochs.fence();
        Postgres.execute(where, "UPDATE server_epoch SET database_identity = 'of the original'");

        boolean copied = epochs.fence();

        long epoch = store.status(device).epoch();
        assertThat(List.of(first, again, copied)).containsExactly(false, false, true);
        assertThat(epoch).isGreaterThan(PreKeyUpload.FIRST_EPOCH);
        assertThat(claim()).isEqualTo(DeviceBundle.OneTime.None.NONE);
        assertThat(add(1, 2, 3)).isEqualTo(new PreKeyStore.Stored.OtherEpoch(epoch));
        assertThat(store.status(device).oneTimePreKeysLeft()).isZero();
        assertThat(addIn(epoch, 4)).isEqualTo(new PreKeyStore.Stored.Ok(1, List.of()));
        assertThat(epochs.raise()).isGreaterThan(epoch);
    }

    private PreKeyStore.Stored add(int... ids) {
        return addIn(PreKeyUpload.FIRST_EPOCH, ids);
    }

    private PreKeyStore.Stored addIn(long epoch, int... ids) {
        List<PreKeyUpload.OneTime> keys = new ArrayList<>();
        for (int id : ids) keys.add(new PreKeyUpload.OneTime(id, Keys.publicKey()));
        return store.store(device, new PreKeyUpload(0, epoch, List.of(), keys), identity);
    }

    private DeviceBundle.OneTime claim() {
        return store.claim(device.userId(), NOBODY, List.of(), true)
                .devices()
                .getFirst()
                .oneTime();
    }
}
