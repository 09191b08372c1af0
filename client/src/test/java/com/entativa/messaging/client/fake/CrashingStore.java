package com.entativa.messaging.client.fake;

import com.entativa.messaging.client.store.MemoryStore;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Rows that outlive the process: it can be made to die right before or right after a commit. Refuses transactions
/// within one another, which a database would.
public final class CrashingStore implements Store {
    private final MemoryStore rows = new MemoryStore();
    private int transactionsLeft = Integer.MAX_VALUE;
    private boolean afterCommit;
    private boolean busy;
    public int commits;

    /// Told of each row that is put, before it is; may throw.
    public BiConsumer<Table, String> onPut = (_, _) -> {};

    /// The process died. Not an exception of the program: nothing of it may go on.
    @SuppressWarnings("serial")
    public static final class Crash extends Error {}

    /// Dies in the transaction after `count` more.
    public void crashAfter(int count, boolean committed) {
        transactionsLeft = count;
        afterCommit = committed;
    }

    public void neverCrash() {
        transactionsLeft = Integer.MAX_VALUE;
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        if (busy) throw new AssertionError("a transaction within a transaction");
        busy = true;
        try {
            boolean dies = transactionsLeft-- <= 0;
            T result = rows.inTransaction(transaction -> {
                T value = work.apply(new Told(transaction));
                if (dies && !afterCommit) throw new Crash();
                return value;
            });
            commits++;
            if (dies) throw new Crash();
            return result;
        } finally {
            busy = false;
        }
    }

    private final class Told implements Transaction {
        private final Transaction rows;

        Told(Transaction rows) {
            this.rows = rows;
        }

        @Override
        public Optional<byte[]> get(Table table, String key) {
            return rows.get(table, key);
        }

        @Override
        public void put(Table table, String key, byte[] value) {
            onPut.accept(table, key);
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
    }

    @Override
    public void close() {}
}
