package com.entativa.messaging.server.limit;

/// One limit, kept for each key by itself. Any thread; may block for a moment.
public interface Allowance<K> {
    /// Takes one of the key's allowance, if there is one. Keys are told apart by their text.
    Verdict take(K key);
}
