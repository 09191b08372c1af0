package com.entativa.messaging.client.store;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Seals every row before it reaches the store below: AES-256-GCM under HKDF(store key, "store/" ‖ table), a fresh
/// nonce a write, bound to table, key and format. A row moved or changed is damage and throws. Keys of rows stay
/// readable: ids and times. docs/spec/client.md C-S-*
///
/// A row that a transaction writes many times, as a session is by each message of a backlog, is sealed once: what is
/// written waits, open, until the transaction ends or its table is looked through, and is sealed all together.
public final class SealedStore implements Store {
    private static final byte FORMAT = 1;
    private static final int NONCE_LENGTH = 12;
    private final Store below;
    private final Crypto crypto;
    private final Randomness randomness;
    private final Map<Table, Secret32> keys = new TreeMap<>();

    /// Wipes `storeKey`.
    public SealedStore(Store below, Crypto crypto, Randomness randomness, Secret32 storeKey) {
        this.below = below;
        this.crypto = crypto;
        this.randomness = randomness;
        for (Table table : Table.values()) {
            byte[] info = ascii("store/" + table.id());
            keys.put(table, Secret32.own(Hkdf.derive(crypto, new byte[32], storeKey.expose(), info, 32)));
        }
        storeKey.close();
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        return below.inTransaction(transaction -> {
            Sealing rows = new Sealing(transaction);
            try {
                T result = work.apply(rows);
                rows.seal();
                return result;
            } finally {
                rows.wipe();
            }
        });
    }

    @Override
    public void close() {
        keys.values().forEach(Secret32::close);
        below.close();
    }

    private final class Sealing implements Transaction {
        private final Transaction rows;
        private final Map<Table, Map<String, byte[]>> open = new TreeMap<>();

        Sealing(Transaction rows) {
            this.rows = rows;
        }

        @Override
        public Optional<byte[]> get(Table table, String key) {
            byte[] written = open(table).get(key);
            return written != null
                    ? Optional.of(written.clone())
                    : rows.get(table, key).map(row -> opened(table, key, row));
        }

        @Override
        public Map<String, byte[]> getAll(Table table, List<String> keys) {
            seal(List.of(table));
            Map<String, byte[]> found = new HashMap<>();
            rows.getAll(table, keys).forEach((key, row) -> found.put(key, opened(table, key, row)));
            return found;
        }

        @Override
        public void put(Table table, String key, byte[] value) {
            wipe(open(table).put(key, value.clone()));
        }

        @Override
        public void delete(Table table, String key) {
            wipe(open(table).remove(key));
            rows.delete(table, key);
        }

        @Override
        public List<Row> scan(Table table, String prefix, Scan scan) {
            seal(List.of(table));
            List<Row> opened = new ArrayList<>();
            for (Row row : rows.scan(table, prefix, scan)) {
                opened.add(new Row(row.key(), opened(table, row.key(), row.value())));
            }
            return opened;
        }

        private Map<String, byte[]> open(Table table) {
            return open.computeIfAbsent(table, _ -> new HashMap<>());
        }

        void seal() {
            seal(List.copyOf(open.keySet()));
        }

        private void seal(List<Table> tables) {
            List<Written> written = new ArrayList<>();
            for (Table table : tables) open(table).forEach((key, value) -> written.add(new Written(table, key, value)));
            sealedAll(written).forEach(row -> rows.put(row.table, row.key, row.value));
            tables.forEach(table -> wipe(open(table)));
        }

        /// What was not sealed, since the transaction failed.
        void wipe() {
            open.values().forEach(this::wipe);
        }

        private void wipe(Map<String, byte[]> written) {
            written.values().forEach(this::wipe);
            written.clear();
        }

        private void wipe(byte @Nullable [] value) {
            if (value != null) Arrays.fill(value, (byte) 0);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Written(Table table, String key, byte[] value) {}

    private List<Written> sealedAll(List<Written> written) {
        List<Crypto.Plain> plain = new ArrayList<>();
        for (Written row : written) {
            byte[] nonce = randomness.bytes(NONCE_LENGTH);
            plain.add(new Crypto.Plain(key(row.table), nonce, aad(row.table, row.key), row.value));
        }
        List<byte[]> ciphertexts = crypto.aesGcmSealAll(plain);
        List<Written> sealed = new ArrayList<>();
        for (int i = 0; i < ciphertexts.size(); i++) {
            byte[] row = new ByteWriter()
                    .u8(FORMAT)
                    .bytes(plain.get(i).iv())
                    .bytes(ciphertexts.get(i))
                    .finish();
            sealed.add(new Written(written.get(i).table, written.get(i).key, row));
        }
        return sealed;
    }

    private byte[] opened(Table table, String key, byte[] row) {
        if (row.length < 1 + NONCE_LENGTH || row[0] != FORMAT) throw damaged(table);
        byte[] nonce = Arrays.copyOfRange(row, 1, 1 + NONCE_LENGTH);
        byte[] ciphertext = Arrays.copyOfRange(row, 1 + NONCE_LENGTH, row.length);
        return crypto.aesGcmOpen(key(table), nonce, aad(table, key), ciphertext).orElseThrow(() -> damaged(table));
    }

    private byte[] key(Table table) {
        Secret32 key = keys.get(table);
        if (key == null) throw new IllegalStateException("no key for table " + table.id());
        return key.expose();
    }

    private static byte[] aad(Table table, String key) {
        return new ByteWriter()
                .sized(ascii(table.id()))
                .sized(ascii(key))
                .u8(FORMAT)
                .finish();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static IllegalStateException damaged(Table table) {
        return new IllegalStateException("a row of table " + table.id() + " is damaged or sealed under another key");
    }
}
