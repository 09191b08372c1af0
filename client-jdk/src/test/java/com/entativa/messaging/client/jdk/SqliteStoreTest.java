package com.entativa.messaging.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.client.store.MemoryStore;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("R1.1 rows in SQLite")
final class SqliteStoreTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    @DisplayName("what is committed is there when the store is opened again")
    void a_commit_is_durable() {
        try (SqliteStore store = open()) {
            write(store, rows -> rows.put(Table.MESSAGE, "a", bytes("1")));
        }

        try (SqliteStore store = open()) {
            assertThat(keys(store, "", Scan.ASCENDING)).containsExactly("a=1");
        }
    }

    @Test
    @DisplayName("a transaction that throws leaves nothing behind")
    void an_exception_rolls_back() {
        try (SqliteStore store = open()) {
            write(store, rows -> rows.put(Table.MESSAGE, "a", bytes("1")));

            assertThatThrownBy(() -> write(store, rows -> {
                        rows.put(Table.MESSAGE, "a", bytes("2"));
                        rows.put(Table.MESSAGE, "b", bytes("2"));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");

            assertThat(keys(store, "", Scan.ASCENDING)).containsExactly("a=1");
        }
    }

    @Test
    @DisplayName("scans keep to prefix, order, bound and limit")
    void scans_keep_to_what_was_asked() {
        try (SqliteStore store = open()) {
            write(store, rows -> {
                for (String key : new String[] {"a", "a/1", "a/2", "a/3", "b"}) rows.put(Table.MESSAGE, key, bytes(""));
            });

            assertThat(keys(store, "a/", Scan.ASCENDING)).containsExactly("a/1=", "a/2=", "a/3=");
            assertThat(keys(store, "a", Scan.ASCENDING)).containsExactly("a=", "a/1=", "a/2=", "a/3=");
            assertThat(keys(store, "a/", Scan.newest("a/3", 1))).containsExactly("a/2=");
            assertThat(keys(store, "a/", new Scan(false, "a/1", 9))).containsExactly("a/2=", "a/3=");
        }
    }

    @Test
    @DisplayName("two thousand random operations leave the same rows as in memory, seed 7")
    void it_equals_the_memory_store() {
        Random random = new Random(7);
        try (SqliteStore sqlite = open();
                MemoryStore memory = new MemoryStore()) {
            for (int i = 0; i < 200; i++) {
                Consumer<Transaction> batch = batch(random);
                boolean fails = random.nextInt(5) == 0;
                for (Store store : List.of(sqlite, memory)) attempt(store, batch, fails);
                Scan scan =
                        new Scan(random.nextBoolean(), random.nextBoolean() ? "" : key(random), 1 + random.nextInt(9));
                String prefix = random.nextBoolean() ? "" : key(random).substring(0, 1);
                assertThat(keys(sqlite, prefix, scan)).isEqualTo(keys(memory, prefix, scan));
            }
        }
    }

    private static void attempt(Store store, Consumer<Transaction> batch, boolean fails) {
        try {
            write(store, rows -> {
                batch.accept(rows);
                if (fails) throw new IllegalStateException("rolled back");
            });
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("rolled back");
        }
    }

    private static Consumer<Transaction> batch(Random random) {
        List<Consumer<Transaction>> steps = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String key = key(random);
            byte[] value = bytes("" + random.nextInt());
            boolean puts = random.nextInt(3) > 0;
            steps.add(rows -> {
                if (puts) rows.put(Table.MESSAGE, key, value);
                else rows.delete(Table.MESSAGE, key);
            });
        }
        return rows -> steps.forEach(step -> step.accept(rows));
    }

    private static String key(Random random) {
        return "" + (char) ('a' + random.nextInt(3)) + (char) ('/' + random.nextInt(4)) + random.nextInt(10);
    }

    private SqliteStore open() {
        return SqliteStore.open(folder.resolve("store.db"));
    }

    private static void write(Store store, Consumer<Transaction> work) {
        Function<Transaction, Boolean> doing = rows -> {
            work.accept(rows);
            return true;
        };
        store.inTransaction(doing);
    }

    private static List<String> keys(Store store, String prefix, Scan scan) {
        return store.inTransaction(rows -> rows.scan(Table.MESSAGE, prefix, scan).stream()
                .map(row -> row.key() + "=" + new String(row.value(), StandardCharsets.UTF_8))
                .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
