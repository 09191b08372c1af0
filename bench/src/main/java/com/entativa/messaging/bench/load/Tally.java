package com.entativa.messaging.bench.load;

/// What all peers have seen. Belongs to the generator's event loop.
final class Tally {
    final Latencies committing = new Latencies();
    final Latencies delivering = new Latencies();
    private long committed;
    private long delivered;
    private long acknowledged;
    private long wrong;
    private boolean recording;

    /// Messages answered by `sent`, messages that came to their recipient, envelopes answered by `acked`.
    record Totals(long committed, long delivered, long acknowledged) {}

    /// Throws when anything went wrong until now: figures of such a run would say nothing.
    Totals totals() {
        if (wrong > 0) throw new IllegalStateException(wrong + " times something went wrong");
        return new Totals(committed, delivered, acknowledged);
    }

    /// The first is printed.
    void wentWrong(String what) {
        if (wrong++ == 0) System.err.println(what);
    }

    /// Latencies are kept from now on, from none.
    void record(boolean on) {
        recording = on;
        if (!on) return;
        committing.clear();
        delivering.clear();
    }

    void committed(long nanos) {
        committed++;
        if (recording) committing.add(nanos);
    }

    void delivered(long nanos) {
        delivered++;
        if (recording) delivering.add(nanos);
    }

    void acknowledged(int envelopes) {
        acknowledged += envelopes;
    }
}
