package com.entativa.messaging.protocol.ratchet;

/// How much a session remembers for messages that come late. Each key kept is one that forward secrecy has not yet
/// destroyed; each key dropped is a late message that needs a resend. P-R-7
final class Limits {
    /// Keys skipped in one chain by one message; beyond, the message is refused as too far and nothing changes.
    static final int MAX_SKIP = 1_000;

    /// Keys kept in a session; the oldest falls out first.
    static final int MAX_STORED = 2_000;

    /// A kept key is dropped when this many newer receiving chains have begun.
    static final int MAX_CHAIN_AGE = 5;

    static final long MAX_AGE_MILLIS = 30L * 24 * 60 * 60 * 1_000;

    /// 2^32 − 1 is no counter of a message.
    static final int LAST_COUNTER = -1;

    private Limits() {}
}
