package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.command.Program;
import com.entativa.messaging.server.config.Config;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `messenger-server backup` and `restore`, with a relay before and after.
final class RestoreIT {
    private final Config.Where.External original = Postgres.fresh();
    private final Config.Where.External other = Postgres.fresh();
    private final Keys keys = new Keys();

    @TempDir
    private Path dir = Path.of("");

    @Test
    @DisplayName("R1.5 after a restore no one-time prekey id is ever handed out twice, and the device refills")
    void no_one_time_prekey_comes_twice() {
        List<Long> handedOut = new ArrayList<>();
        AuthSession alice;
        AuthSession bob;
        try (TestRelay relay = relay(original, "before")) {
            alice = relay.registerWithKeys(keys, 10);
            bob = relay.registerWithKeys(new Keys(), 0);
            handedOut.add(claimed(relay, bob, alice));
            assertThat(backup(original, "before").code()).isZero();
            for (int i = 0; i < 5; i++) handedOut.add(claimed(relay, bob, alice));
        }

        Program restored = restore(other, "after");

        assertThat(restored.out()).contains("restored: ");
        assertThat(Postgres.count(other, "SELECT count(*) FROM one_time_prekey"))
                .isZero();
        assertThat(Postgres.count(other, "SELECT epoch FROM server_epoch")).isGreaterThan(PreKeyUpload.FIRST_EPOCH);
        try (TestRelay relay = relay(other, "after")) {
            Json.Obj status =
                    relay.get(alice.accessToken(), "/api/v1/keys/prekeys").json();
            long epoch = status.integer("epoch");
            assertThat(status.integer("one_time_prekeys_left")).isZero();
            assertThat(epoch).isNotEqualTo(PreKeyUpload.FIRST_EPOCH);
            assertThat(bundle(relay, bob, alice).has("one_time_prekey_id")).isFalse();
            TestRelay.Answer stale = relay.post(alice.accessToken(), "/api/v1/keys/prekeys", keys.upload(1, 100, 109));
            assertThat(stale.status()).isEqualTo(409);
            assertThat(stale.code()).isEqualTo("epoch_changed");
            assertThat(stale.json().integer("epoch")).isEqualTo(epoch);
            relay.post(alice.accessToken(), "/api/v1/keys/prekeys", inEpoch(keys.upload(2, 200, 209), epoch));
            for (int i = 0; i < 10; i++) handedOut.add(claimed(relay, bob, alice));
        }
        assertThat(handedOut).hasSize(16).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("R-O-4 a restored server has the accounts, the keys it signs with and the waiting messages")
    void all_of_it_comes_back() throws IOException {
        AuthSession alice;
        AuthSession bob;
        UUID message = UUID.fromString("0190f5c0-0000-7000-8000-00000000abcd");
        try (TestRelay relay = relay(original, "before")) {
            alice = relay.registerWithKeys(keys, 1);
            bob = relay.registerWithKeys(new Keys(), 0);
            relay.sendPlain(alice, relay.conversation(alice, bob), message, "c2VhbGVk");
        }
        assertThat(backup(original, "before").code()).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        assertThat(restore(other, "after").code()).isZero();

        try (TestRelay relay = relay(other, "after")) {
            assertThat(relay.get(bob.accessToken(), "/api/v1/devices").status()).isEqualTo(200);
            assertThat(relay.rows("SELECT count(*) FROM envelope WHERE message_id = '" + message + "'"))
                    .isEqualTo(1);
            UUID next = UUID.fromString("0190f5c0-0000-7000-8000-00000000abce");
            assertThat(relay.sendPlain(alice, relay.conversation(alice, bob), next, "c2VhbGVk")
                            .status())
                    .isLessThan(300);
            assertThat(relay.rows("SELECT count(DISTINCT cursor) FROM envelope"))
                    .isEqualTo(2);
        }
    }

    @Test
    @DisplayName("R-O-4 restore refuses a database that is not empty, one that is served, and a damaged file")
    void what_restore_refuses() throws IOException {
        try (TestRelay relay = relay(original, "before")) {
            relay.registerWithKeys(keys, 1);
            assertThat(backup(original, "before").code()).isZero();
            assertThat(restore(original, "before").out()).contains("a server is connected");
        }
        assertThat(restore(original, "before").out()).contains("the database is there already");
        try (RandomAccessFile damaged = new RandomAccessFile(file().toFile(), "rw")) {
            damaged.seek(200);
            damaged.write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }

        Program program = restore(other, "after");

        assertThat(program.code()).isEqualTo(1);
        assertThat(program.err()).contains("restore failed");
        assertThat(Postgres.count(other, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isZero();
    }

    private TestRelay relay(Config.Where.External database, String data) {
        return new TestRelay(database, Map.of("DATA_DIR", dir.resolve(data).toString()));
    }

    private Program backup(Config.Where.External database, String data) {
        return Program.run(environment(database, data), "backup", file().toString());
    }

    private Program restore(Config.Where.External database, String data) {
        return Program.run(environment(database, data), "restore", file().toString());
    }

    private Map<String, String> environment(Config.Where.External database, String data) {
        Map<String, String> environment = new HashMap<>(Postgres.environment(database));
        environment.put("DATA_DIR", dir.resolve(data).toString());
        return environment;
    }

    private Path file() {
        return dir.resolve("relay.backup");
    }

    private static long claimed(TestRelay relay, AuthSession by, AuthSession of) {
        return bundle(relay, by, of).integer("one_time_prekey_id");
    }

    private static Json.Obj bundle(TestRelay relay, AuthSession by, AuthSession of) {
        return relay.get(by.accessToken(), "/api/v1/keys/prekeys/" + of.userId())
                .json();
    }

    private static Json.Obj inEpoch(Json.Obj upload, long epoch) {
        Map<String, Json> fields = new HashMap<>(upload.fields());
        fields.put("epoch", new Json.Num(epoch));
        return new Json.Obj(fields);
    }
}
