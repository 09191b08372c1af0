package com.entativa.messaging.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.client.fake.MemoryRowFile;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The browser's stack of stores, over rows in memory, beside the plain store.
@DisplayName("C-S a store with a cache, over a file of rows")
final class CachedStoreTest {
    private static final int STEPS = 3_000;

    /// One is held whole, the other is not.
    private static final List<Table> TABLES = List.of(Table.CHAT, Table.MESSAGE);

    private final MemoryRowFile file = new MemoryRowFile();
    private final MemoryStore plain = new MemoryStore();
    private Store cached = new CachedStore(new BufferedStore(file), 1_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    @DisplayName("it reads as the plain store does, within transactions and after, failed ones and restarts included")
    void it_reads_as_the_plain_store(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            List<Act> acts = acts(random);
            int how = random.nextInt(10);
            file.full = how == 0;

            List<String> seen = run(cached, acts, how == 1);
            List<String> expected = run(plain, acts, how <= 1);

            if (how > 0) assertThat(seen).as("step %d", step).isEqualTo(expected);
            if (how == 2) cached = new CachedStore(new BufferedStore(file), 1_000);
        }
    }

    @Test
    @DisplayName("the newest row is looked for in one row of the file, however many are written before the commit")
    void a_scan_reads_no_more_than_it_needs() {
        for (String key : List.of("c1", "c2", "c3", "c4")) write(rows -> rows.put(Table.MESSAGE, key, bytes(key)));

        write(rows -> {
            for (int i = 5; i < 9; i++) rows.put(Table.MESSAGE, "c" + i, bytes("new"));
            file.scanned = 0;
            assertThat(rows.scan(Table.MESSAGE, "c", Scan.newest("", 1)))
                    .singleElement()
                    .satisfies(row -> assertThat(row.key()).isEqualTo("c8"));
            assertThat(file.scanned).isEqualTo(1);

            for (String key : List.of("c8", "c7", "c6", "c5", "c4")) rows.delete(Table.MESSAGE, key);
            assertThat(rows.scan(Table.MESSAGE, "c", Scan.newest("", 1)))
                    .singleElement()
                    .satisfies(row -> assertThat(row.key()).isEqualTo("c3"));
        });
    }

    @Test
    @DisplayName("what is known is not read again, nor that a row is not there")
    void what_is_known_is_not_read_again() {
        write(rows -> rows.put(Table.MESSAGE, "a", bytes("x")));
        write(rows -> rows.all(Table.CHAT));
        file.reads = 0;

        write(rows -> {
            assertThat(rows.get(Table.MESSAGE, "a")).isPresent();
            assertThat(rows.get(Table.CHAT, "a")).isEmpty();
            assertThat(rows.get(Table.MESSAGE, "b")).isEmpty();
            assertThat(rows.get(Table.MESSAGE, "b")).isEmpty();
        });

        assertThat(file.reads).isOne();
    }

    @Test
    @DisplayName("what is expected is read at once, and not again")
    void what_is_expected_is_read_at_once() {
        write(rows -> rows.put(Table.MESSAGE, "old", bytes("x")));
        cached = new CachedStore(new BufferedStore(file), 1_000);
        file.reads = 0;

        write(rows -> {
            rows.put(Table.MESSAGE, "new", bytes("y"));
            rows.expect(Table.MESSAGE, List.of("old", "new", "none"));
            assertThat(rows.get(Table.MESSAGE, "old")).hasValue(bytes("x"));
            assertThat(rows.get(Table.MESSAGE, "new")).hasValue(bytes("y"));
            assertThat(rows.get(Table.MESSAGE, "none")).isEmpty();
        });

        assertThat(file.reads).isOne();
    }

    @Test
    @DisplayName("the cache is bounded: the longest unused row is read again")
    void the_cache_is_bounded() {
        write(rows -> {
            for (int i = 0; i < 100; i++) rows.put(Table.MESSAGE, "" + i, bytes("row"));
        });
        file.reads = 0;

        write(rows -> {
            assertThat(rows.get(Table.MESSAGE, "99")).isPresent();
            assertThat(rows.get(Table.MESSAGE, "0")).hasValue(bytes("row"));
        });

        assertThat(file.reads).isOne();
    }

    @Test
    @DisplayName("what a caller does to the bytes it was given changes no row")
    void rows_are_the_stores_own() {
        write(rows -> rows.put(Table.CHAT, "a", bytes("x")));
        write(rows -> rows.put(Table.MESSAGE, "a", bytes("x")));

        for (Table table : TABLES) {
            write(rows -> rows.get(table, "a").orElseThrow()[0] = 0);
            write(rows -> assertThat(rows.get(table, "a")).hasValue(bytes("x")));
        }
    }

    @Test
    @DisplayName("a commit that fails throws, and nothing of it stays")
    void a_failed_commit_leaves_nothing() {
        file.full = true;

        assertThatThrownBy(() -> write(rows -> rows.put(Table.CHAT, "a", bytes("x"))))
                .isInstanceOf(IllegalStateException.class);

        file.full = false;
        write(rows -> assertThat(rows.all(Table.CHAT)).isEmpty());
    }

    private sealed interface Act {
        record Put(Table table, String key, int value) implements Act {}

        record Delete(Table table, String key) implements Act {}

        record Get(Table table, String key) implements Act {}

        record Expect(Table table, String key) implements Act {}

        record Look(Table table, String prefix, Scan scan) implements Act {}
    }

    private static List<Act> acts(Random random) {
        List<Act> acts = new ArrayList<>();
        for (int left = random.nextInt(6); left >= 0; left--) {
            Table table = TABLES.get(random.nextInt(TABLES.size()));
            String key = key(random);
            acts.add(
                    switch (random.nextInt(6)) {
                        case 0, 1 -> new Act.Put(table, key, random.nextInt());
                        case 2 -> new Act.Delete(table, key);
                        case 3 -> new Act.Get(table, key);
                        case 4 -> new Act.Expect(table, key);
                        default -> new Act.Look(table, key.substring(0, random.nextInt(3)), scan(random));
                    });
        }
        return acts;
    }

    private static Scan scan(Random random) {
        return new Scan(random.nextBoolean(), random.nextBoolean() ? "" : key(random), 1 + random.nextInt(6));
    }

    private static String key(Random random) {
        return "" + (char) ('a' + random.nextInt(3)) + '/' + random.nextInt(8);
    }

    /// What the reads saw; nothing when it was not committed.
    private static List<String> run(Store store, List<Act> acts, boolean fails) {
        List<String> seen = new ArrayList<>();
        try {
            store.inTransaction(rows -> {
                acts.forEach(act -> run(rows, act, seen));
                if (fails) throw new IllegalStateException("on purpose");
                return true;
            });
        } catch (IllegalStateException _) {
            return List.of();
        }
        return seen;
    }

    private static void run(Transaction rows, Act act, List<String> seen) {
        switch (act) {
            case Act.Put(Table table, String key, int value) -> rows.put(table, key, bytes("" + value));
            case Act.Delete(Table table, String key) -> rows.delete(table, key);
            case Act.Get(Table table, String key) ->
                seen.add(rows.get(table, key).map(CachedStoreTest::text).orElse("none"));
            case Act.Expect(Table table, String key) -> {
                List<String> keys = List.of(key, key + "0", "none");
                rows.expect(table, keys);
                seen.add(rows.getAll(table, keys).keySet().stream().sorted().toList() + "");
            }
            case Act.Look(Table table, String prefix, Scan scan) ->
                rows.scan(table, prefix, scan).forEach(row -> seen.add(row.key() + "=" + text(row.value())));
        }
    }

    private void write(Consumer<Transaction> work) {
        cached.inTransaction(rows -> {
            work.accept(rows);
            return true;
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
