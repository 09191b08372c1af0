package com.entativa.messaging.protocol.senderkey;

/// How long a sender key serves and how much of it is remembered. P-G-5, P-G-6
final class SenderKeyLimits {
    /// Messages under one key; then the sender rotates. Between rotations a stolen chain reads on.
    static final int MAX_MESSAGES = 1_000;

    static final long MAX_AGE_MILLIS = 7L * 24 * 60 * 60 * 1_000;

    /// Messages one message may jump over; further, it is refused as too far and nothing changes.
    static final int MAX_JUMP = 25_000;

    /// Keys of messages not come yet that are kept of one sender key; the oldest falls out first.
    static final int MAX_SKIPPED = 2_000;

    /// Keys of one sender in one group that are kept, for messages that come after a rotation.
    static final int MAX_KEYS = 5;

    /// 2^32 − 1 is no iteration.
    static final int LAST_ITERATION = -1;

    private SenderKeyLimits() {}
}
