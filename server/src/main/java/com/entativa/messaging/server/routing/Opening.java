package com.entativa.messaging.server.routing;

import java.time.Duration;

/// When a socket was opened, by its node's clock, with a number of that node against ties. Of two of one device the
/// later stays. Nodes' clocks differ: one that has been open for longer than they may is the earlier, whatever they
/// say, so that a device which comes back is never turned away for the half-open socket it left behind.
public record Opening(long atMillis, long node) implements Comparable<Opening> {
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    /// Whether this socket, open here, stays when the other opens elsewhere.
    public boolean outlasts(Opening other, long nowMillis) {
        return nowMillis - atMillis < CLOCKS_DIFFER.toMillis() && compareTo(other) > 0;
    }

    @Override
    public int compareTo(Opening other) {
        int byTime = Long.compare(atMillis, other.atMillis);
        return byTime != 0 ? byTime : Long.compare(node, other.node);
    }
}
