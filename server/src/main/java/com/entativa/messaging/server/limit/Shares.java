package com.entativa.messaging.server.limit;

import java.util.HashMap;
import java.util.Map;

/// A number of places of which nobody has more than a share, so that a slow one does not keep all others out.
///
/// @param <K> who takes places: an account, a host
public final class Shares<K> {
    private final int all;
    private final int share;
    private final Map<K, Integer> taken = new HashMap<>();
    private int sum;

    public Shares(int all, int share) {
        this.all = all;
        this.share = share;
    }

    /// Whether there was a place; one that was taken is to be given back.
    public synchronized boolean take(K who) {
        int theirs = taken.getOrDefault(who, 0);
        if (sum >= all || theirs >= share) return false;
        sum++;
        taken.put(who, theirs + 1);
        return true;
    }

    public synchronized void giveBack(K who) {
        int theirs = taken.getOrDefault(who, 0);
        if (theirs == 0) throw new IllegalStateException("a place is given back that nobody has");
        sum--;
        if (theirs == 1) taken.remove(who);
        else taken.put(who, theirs - 1);
    }
}
