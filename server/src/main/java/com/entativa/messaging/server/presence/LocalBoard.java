package com.entativa.messaging.server.presence;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// One process.
public final class LocalBoard implements PresenceBoard {
    private final Set<UUID> here = ConcurrentHashMap.newKeySet();

    @Override
    public Set<UUID> arrive(Collection<UUID> users) {
        Set<UUID> fresh = new HashSet<>();
        for (UUID user : users) if (here.add(user)) fresh.add(user);
        return fresh;
    }

    @Override
    public Set<UUID> leave(Collection<UUID> users) {
        Set<UUID> gone = new HashSet<>();
        for (UUID user : users) if (here.remove(user)) gone.add(user);
        return gone;
    }

    @Override
    public Set<UUID> online(Collection<UUID> users) {
        Set<UUID> online = new HashSet<>(users);
        online.retainAll(here);
        return online;
    }

    @Override
    public void refresh(Collection<UUID> users) {}

    @Override
    public Set<UUID> orphans() {
        return Set.of();
    }
}
