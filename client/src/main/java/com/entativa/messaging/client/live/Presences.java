package com.entativa.messaging.client.live;

import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.relay.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Who is here, of those in reach; told of the people who are watched. Offline nobody is known to be. On the actor's
/// thread. C-P-3
public final class Presences {
    private static final long ASK_EVERY_MILLIS = 15_000;
    private final Profile profile;
    private final Events events;
    private final Map<UUID, Presence> known = new HashMap<>();
    private Set<UUID> watched = Set.of();
    private boolean online;
    private boolean wanting;
    private long askAtMillis;

    public Presences(Profile profile, Events events) {
        this.profile = profile;
        this.events = events;
    }

    /// From now on these people's comings and goings are told, and how they stand at once.
    public void watch(List<UUID> userIds) {
        watched = Set.copyOf(userIds);
        wanting = !known.keySet().containsAll(watched);
        tick();
        for (UUID userId : watched) tell(find(userId));
    }

    /// The milliseconds until the relay is asked again, where it is to be.
    public long tick() {
        if (!online || !wanting) return Long.MAX_VALUE;
        long left = askAtMillis - profile.nowMillis();
        if (left > 0) return left;
        ask();
        return Long.MAX_VALUE;
    }

    public Presence find(UUID userId) {
        return known.getOrDefault(userId, Presence.unknown(userId));
    }

    public void heard(LiveFrame.Presence frame) {
        boolean isBlocked = profile.platform().store().inTransaction(rows -> new Chats(rows).isBlocked(frame.userId()));
        if (isBlocked) return;
        Presence presence = new Presence(frame.userId(), frame.online(), frame.online() ? 0 : frame.lastSeenMillis());
        Presence before = known.put(frame.userId(), presence);
        if (!presence.equals(before)) tell(presence);
    }

    /// All that waited is here: the relay is asked once, and followed then.
    public void caughtUp() {
        online = true;
        ask();
    }

    /// The relay does not announce who comes into reach later, by a conversation that was accepted: of people who are
    /// watched and not known it is asked again.
    private void ask() {
        wanting = false;
        askAtMillis = profile.nowMillis() + ASK_EVERY_MILLIS;
        if (profile.relay().presence() instanceof Answer.Ok<List<LiveFrame.Presence>>(var all))
            all.forEach(this::heard);
    }

    public void disconnected() {
        online = false;
        List<Presence> before = List.copyOf(known.values());
        known.clear();
        for (Presence each : before) if (each.online()) tell(Presence.unknown(each.userId()));
    }

    private void tell(Presence presence) {
        if (watched.contains(presence.userId())) events.emit(new Event.PresenceChanged(presence));
    }
}
