package com.entativa.messaging.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.client.fake.SeededRandomness;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.key.Secret32;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-S sealed rows")
final class SealedStoreTest {
    private static final byte[] PLAIN = "meet me at noon".getBytes(StandardCharsets.UTF_8);
    private final MemoryStore below = new MemoryStore();
    private final SealedStore sealed = store(1);

    SealedStoreTest() {
        write(sealed, rows -> rows.put(Table.MESSAGE, "a", PLAIN));
    }

    @Test
    @DisplayName("a row reads as it was written, and nothing of it lies below")
    void a_row_is_sealed() {
        byte[] row = below.inTransaction(rows -> rows.get(Table.MESSAGE, "a").orElseThrow());

        assertThat(read(sealed, Table.MESSAGE, "a")).isEqualTo(PLAIN);
        assertThat(new String(row, StandardCharsets.ISO_8859_1)).doesNotContain("meet", "noon");
        write(sealed, rows -> rows.put(Table.MESSAGE, "a", PLAIN));
        byte[] again = below.inTransaction(rows -> rows.get(Table.MESSAGE, "a").orElseThrow());
        assertThat(again).isNotEqualTo(row);
    }

    @Test
    @DisplayName("a row that was moved to another key or table is refused")
    void a_moved_row_is_refused() {
        write(below, rows -> {
            byte[] row = rows.get(Table.MESSAGE, "a").orElseThrow();
            rows.put(Table.MESSAGE, "b", row);
            rows.put(Table.OUTBOX, "a", row);
        });

        assertThatThrownBy(() -> read(sealed, Table.MESSAGE, "b")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> read(sealed, Table.OUTBOX, "a")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealed.inTransaction(rows -> rows.all(Table.MESSAGE)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("a row with any byte changed or cut is refused")
    void a_changed_row_is_refused() {
        byte[] row = below.inTransaction(rows -> rows.get(Table.MESSAGE, "a").orElseThrow());
        for (int i = 0; i < row.length; i++) {
            byte[] changed = row.clone();
            changed[i] ^= 1;
            byte[] cut = java.util.Arrays.copyOf(row, i);
            for (byte[] bad : new byte[][] {changed, cut}) {
                write(below, rows -> rows.put(Table.MESSAGE, "a", bad));
                assertThatThrownBy(() -> read(sealed, Table.MESSAGE, "a")).isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    @DisplayName("another key opens nothing, and the message says neither key nor content")
    void another_key_is_refused() {
        assertThatThrownBy(() -> read(store(2), Table.MESSAGE, "a"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a row of table message is damaged or sealed under another key");
    }

    @Test
    @DisplayName("a transaction reads what it wrote, and below each of its rows is written once")
    void a_row_is_sealed_once_a_transaction() {
        Counted counted = new Counted(below);
        SealedStore sealed = store(counted, 1);

        write(sealed, rows -> {
            for (int i = 0; i < 100; i++) rows.put(Table.SESSION, "s", new byte[] {(byte) i});
            assertThat(rows.get(Table.SESSION, "s")).hasValue(new byte[] {99});
            assertThat(rows.getAll(Table.MESSAGE, List.of("a", "none"))).containsOnlyKeys("a");
            rows.put(Table.MESSAGE, "b", PLAIN);
            rows.put(Table.MESSAGE, "c", PLAIN);
            rows.delete(Table.MESSAGE, "c");
            rows.delete(Table.MESSAGE, "a");
            assertThat(rows.all(Table.MESSAGE)).extracting(Transaction.Row::key).containsExactly("b");
            rows.put(Table.MESSAGE, "d", PLAIN);
        });

        assertThat(counted.puts).containsExactlyInAnyOrder("b", "d", "s");
        assertThat(read(sealed, Table.SESSION, "s")).containsExactly(99);
        List<Transaction.Row> left = sealed.inTransaction(rows -> rows.all(Table.MESSAGE));
        assertThat(left).extracting(Transaction.Row::key).containsExactly("b", "d");
    }

    @Test
    @DisplayName("of a transaction that fails nothing is written")
    void a_failed_transaction_writes_nothing() {
        assertThatThrownBy(() -> write(sealed, rows -> {
                    rows.put(Table.MESSAGE, "a", new byte[] {1});
                    throw new IllegalStateException("on the way");
                }))
                .hasMessage("on the way");

        assertThat(read(sealed, Table.MESSAGE, "a")).isEqualTo(PLAIN);
    }

    private SealedStore store(long key) {
        return store(below, key);
    }

    private static SealedStore store(Store below, long key) {
        Secret32 storeKey = new SeededRandomness(key).secret();
        return new SealedStore(below, new JdkCrypto(), new SeededRandomness(3), storeKey);
    }

    private static byte[] read(Store store, Table table, String key) {
        return store.inTransaction(rows -> rows.get(table, key).orElseThrow());
    }

    private static void write(Store store, Consumer<Transaction> work) {
        store.inTransaction(rows -> {
            work.accept(rows);
            return true;
        });
    }

    /// Which rows are written.
    private record Counted(Store below, List<String> puts) implements Store {
        Counted(Store below) {
            this(below, new ArrayList<>());
        }

        @Override
        public <T> T inTransaction(Function<Transaction, T> work) {
            return below.inTransaction(rows -> work.apply(new Transaction() {
                @Override
                public Optional<byte[]> get(Table table, String key) {
                    return rows.get(table, key);
                }

                @Override
                public void put(Table table, String key, byte[] value) {
                    puts.add(key);
                    rows.put(table, key, value);
                }

                @Override
                public void delete(Table table, String key) {
                    rows.delete(table, key);
                }

                @Override
                public List<Row> scan(Table table, String prefix, Scan scan) {
                    return rows.scan(table, prefix, scan);
                }
            }));
        }

        @Override
        public void close() {}
    }
}
