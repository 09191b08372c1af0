package com.entativa.messaging.system.crowd;

import io.vertx.core.http.UpgradeRejectedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What happened to a crowd. Belongs to its event loop.
final class Tally {
    long attempts;
    private final Map<UUID, Long> said = new HashMap<>();
    private final Set<UUID> accepted = new HashSet<>();
    private final List<Long> waits = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> ends = new TreeMap<>();
    private long lastEntered;

    void said(UUID id, long nanos) {
        said.put(id, nanos);
    }

    void accepted(UUID id) {
        accepted.add(id);
    }

    void arrived(UUID id, long nanos) {
        Long from = said.get(id);
        if (from != null) waits.add(nanos - from);
    }

    void entered(long nanos) {
        lastEntered = nanos;
    }

    void closed(@Nullable Short code) {
        ends.merge("close " + (code == null ? "none" : code), 1, Integer::sum);
    }

    void refused(Throwable failure) {
        String why = failure instanceof UpgradeRejectedException rejected
                ? "HTTP " + rejected.getStatus()
                : failure.getClass().getSimpleName();
        ends.merge(why, 1, Integer::sum);
    }

    void wentWrong(String what) {
        if (wrong.size() < 100) wrong.add(what);
    }

    Set<UUID> accepted() {
        return Set.copyOf(accepted);
    }

    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /// How often sockets ended or were not opened, by why.
    Map<String, Integer> ends() {
        return Map.copyOf(ends);
    }

    void forgetEnds() {
        ends.clear();
    }

    long lastEntered() {
        return lastEntered;
    }

    /// From saying to arriving, sorted; and begins anew.
    List<Long> takeWaits() {
        List<Long> sorted = waits.stream().sorted().toList();
        waits.clear();
        return sorted;
    }
}
