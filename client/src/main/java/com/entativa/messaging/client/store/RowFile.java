package com.entativa.messaging.client.store;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/// One long list of rows, ordered by their keys' characters, that is changed by many rows at once: what a browser's
/// database offers.
public interface RowFile extends AutoCloseable {
    Optional<byte[]> get(String key);

    /// Those of the keys that are there.
    Map<String, byte[]> getAll(List<String> keys);

    List<Transaction.Row> scan(Range range);

    /// All of `changes` are on disk when it returns, or none of them when it throws.
    void commit(NavigableMap<String, Change> changes);

    @Override
    void close();

    /// Keys from `from` on, before `to`, the first `limit` of them in the order asked for.
    record Range(String from, String to, boolean descending, int limit) {
        boolean covers(String key) {
            return key.compareTo(from) >= 0 && key.compareTo(to) < 0;
        }
    }

    sealed interface Change {
        @SuppressWarnings("ArrayRecordComponent")
        record Put(byte[] value) implements Change {}

        enum Delete implements Change {
            DELETE
        }
    }
}
