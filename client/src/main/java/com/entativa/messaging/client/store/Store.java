package com.entativa.messaging.client.store;

import java.util.function.Function;

/// Durable rows. A transaction is committed when `inTransaction` returns, whole and on disk, or not at all: when
/// `work`
/// throws, nothing of it stays. One writer: the core calls it from its actor thread only.
public interface Store extends AutoCloseable {
    <T> T inTransaction(Function<Transaction, T> work);

    @Override
    void close();
}
