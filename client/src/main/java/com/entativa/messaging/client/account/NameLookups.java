package com.entativa.messaging.client.account;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.outbox.Outbox;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Store;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/// The names of people who are seen and not known: asked for when nothing else is to be done, one after the other, and
/// each once, however often they are seen. On the actor's thread.
public final class NameLookups {
    private static final long PAUSE_MILLIS = 10_000;
    private final Profile profile;
    private final Store store;
    private final Events events;
    private final Set<UUID> wanted = new LinkedHashSet<>();
    private final Set<UUID> nobody = new HashSet<>();
    private long notBeforeMillis;

    public NameLookups(Profile profile, Events events) {
        this.profile = profile;
        this.store = profile.platform().store();
        this.events = events;
    }

    /// Each that is found is told of.
    public void want(Set<UUID> userIds) {
        for (UUID userId : userIds) if (!nobody.contains(userId)) wanted.add(userId);
    }

    /// While the relay answers. The milliseconds until there is more to be asked.
    public long tick() {
        if (wanted.isEmpty()) return Long.MAX_VALUE;
        long left = notBeforeMillis - profile.nowMillis();
        if (left > 0) return left;
        UUID userId = wanted.iterator().next();
        boolean isKnown =
                store.inTransaction(rows -> new Names(rows).find(userId).isPresent());
        if (isKnown || isSettled(userId)) wanted.remove(userId);
        return wanted.isEmpty() ? Long.MAX_VALUE : Math.max(1, notBeforeMillis - profile.nowMillis());
    }

    private boolean isSettled(UUID userId) {
        switch (profile.relay().user(userId)) {
            case Answer.Ok<UserProfile>(UserProfile user) -> {
                store.inTransaction(rows -> {
                    new Names(rows).put(user);
                    return true;
                });
                events.emit(new Event.PersonChanged(userId));
                return true;
            }
            case Answer.Refused<UserProfile>(Problem problem) -> {
                boolean isNobody = problem.is(ErrorCode.NOT_FOUND);
                if (isNobody) nobody.add(userId);
                else pause(Outbox.retryAfterMillis(problem));
                return isNobody;
            }
            case Answer.Unreachable<UserProfile> _ -> {
                pause(0);
                return false;
            }
        }
    }

    private void pause(long leastMillis) {
        notBeforeMillis = profile.nowMillis() + Math.max(PAUSE_MILLIS, leastMillis);
    }
}
