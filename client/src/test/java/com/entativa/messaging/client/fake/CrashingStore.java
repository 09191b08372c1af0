package com.entativa.messaging.client.fake;

import com.entativa.messaging.client.store.MemoryStore;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Transaction;
import java.util.function.Function;

/// Rows that outlive the process: it can be made to die right before or right after a commit. Refuses transactions
/// within one another, which a database would.
public final class CrashingStore implements Store {
    private final MemoryStore rows = new MemoryStore();
    private int transactionsLeft = Integer.MAX_VALUE;
    private boolean afterCommit;
    private boolean busy;
    public int commits;

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
                T value = work.apply(transaction);
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

    @Override
    public void close() {}
}
