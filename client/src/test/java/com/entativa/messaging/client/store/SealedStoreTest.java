package com.entativa.messaging.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.client.fake.SeededRandomness;
import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.key.Secret32;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
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

    private SealedStore store(long key) {
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
}
