package com.entativa.messaging.client.store;

import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Hkdf;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Seals every row before it reaches the store below: AES-256-GCM under HKDF(store key, "store/" ‖ table), a fresh
/// nonce a
/// write, bound to table, key and format. A row moved or changed is damage and throws. Keys of rows stay readable:
/// ids
/// and times. docs/spec/client.md C-S-*
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
        return below.inTransaction(transaction -> work.apply(new Sealing(transaction)));
    }

    @Override
    public void close() {
        keys.values().forEach(Secret32::close);
        below.close();
    }

    private final class Sealing implements Transaction {
        private final Transaction rows;

        Sealing(Transaction rows) {
            this.rows = rows;
        }

        @Override
        public Optional<byte[]> get(Table table, String key) {
            return rows.get(table, key).map(row -> open(table, key, row));
        }

        @Override
        public void put(Table table, String key, byte[] value) {
            rows.put(table, key, seal(table, key, value));
        }

        @Override
        public void delete(Table table, String key) {
            rows.delete(table, key);
        }

        @Override
        public List<Row> scan(Table table, String prefix, Scan scan) {
            List<Row> opened = new ArrayList<>();
            for (Row row : rows.scan(table, prefix, scan)) {
                opened.add(new Row(row.key(), open(table, row.key(), row.value())));
            }
            return opened;
        }
    }

    private byte[] seal(Table table, String key, byte[] value) {
        byte[] nonce = randomness.bytes(NONCE_LENGTH);
        byte[] ciphertext = crypto.aesGcmSeal(key(table), nonce, aad(table, key), value);
        return new ByteWriter().u8(FORMAT).bytes(nonce).bytes(ciphertext).finish();
    }

    private byte[] open(Table table, String key, byte[] row) {
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
