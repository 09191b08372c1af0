package com.entativa.messaging.bench.load;

import java.util.Arrays;
import java.util.Locale;

/// Every latency of a phase, in nanoseconds. Belongs to one thread.
final class Latencies {
    private long[] values = new long[1 << 16];
    private int size;

    void add(long nanos) {
        if (size == values.length) values = Arrays.copyOf(values, 2 * size);
        values[size++] = nanos;
    }

    void clear() {
        size = 0;
    }

    /// `p50 … p99 … greatest`, in milliseconds.
    String summary() {
        if (size == 0) return "none";
        Arrays.sort(values, 0, size);
        return String.format(Locale.ROOT, "p50 %.1f, p99 %.1f, max %.1f ms", at(0.50), at(0.99), at(1));
    }

    private double at(double part) {
        return values[Math.min(size - 1, (int) (part * size))] / 1e6;
    }
}
