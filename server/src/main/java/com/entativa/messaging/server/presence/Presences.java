package com.entativa.messaging.server.presence;

import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.mailbox.Wakeups;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Who is online, told to those in reach of them, and when they were last. Any thread; `seenBy` and `hide` block.
///
/// | | after | said |
/// |---|---|---|
/// | a socket opens | 0.3 s | online, if they were nowhere |
/// | the last one closes | 10 s | offline, if they are nowhere; the minute is kept |
/// | a node dies | 30 s | the same, by another node |
///
/// So a connection that flaps, or moves to another node, is not seen by anybody.
public final class Presences implements AutoCloseable {
    private static final Log LOG = Log.of(Presences.class);
    private static final Duration SETTLED = Duration.ofMillis(300);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofMillis(100);
    private static final long MINUTE = 60_000;

    /// Changes told in one step; more wait for the next.
    private static final int AT_ONCE = 50;

    /// Somebody in reach of more people than this is not announced to them: they ask.
    static final int LARGEST_CIRCLE = 2_000;

    private final PresenceBoard board;
    private final PresenceStore store;
    private final Circles circles;
    private final Wakeups wakeups;
    private final InstantSource clock;
    private final Set<UUID> arrived = ConcurrentHashMap.newKeySet();
    private final Map<UUID, Change> changes = new ConcurrentHashMap<>();
    private volatile Thread thread = Thread.ofVirtual().unstarted(() -> {});
    private long refreshedAtMillis;

    private record Change(boolean here, long dueMillis) {}

    /// Of one person, as another may see it. `lastSeenMillis` 0: not known, or online.
    public record Seen(UUID user, boolean online, long lastSeenMillis) {}

    public Presences(PresenceBoard board, PresenceStore store, Circles circles, Wakeups wakeups, InstantSource clock) {
        this.board = board;
        this.store = store;
        this.circles = circles;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /// Begins to announce. `here` says whether a user has a socket at this node now.
    public void start(Predicate<UUID> here) {
        thread = Thread.ofVirtual().name("presence").start(() -> run(here));
    }

    /// A socket of the user opened or closed here; `here`: one is open now.
    public void changed(UUID user, boolean here) {
        long wait = (here ? SETTLED : GRACE).toMillis();
        changes.put(user, new Change(here, clock.millis() + wait));
    }

    /// Everybody in reach of the viewer who does not hide.
    public List<Seen> seenBy(UUID viewer) {
        return seen(circles.of(viewer));
    }

    /// The same of one conversation.
    public List<Seen> seenBy(UUID viewer, UUID conversation) {
        return seen(circles.of(viewer, conversation));
    }

    public boolean hides(UUID user) {
        return isHidden(store.of(List.of(user)), user);
    }

    /// Those who see the user as online see that no more, or again, at once.
    public void hide(UUID user, boolean hidden) {
        store.hide(user, hidden);
        if (board.online(List.of(user)).isEmpty()) return;
        tell(user, new LiveFrame.Presence(user, !hidden, 0));
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private List<Seen> seen(Set<UUID> users) {
        Set<UUID> online = board.online(users);
        Map<UUID, PresenceStore.Kept> kept = store.of(users);
        List<Seen> seen = new ArrayList<>();
        for (UUID user : users) {
            if (isHidden(kept, user)) continue;
            boolean there = online.contains(user);
            PresenceStore.Kept last = kept.get(user);
            seen.add(new Seen(user, there, there || last == null ? 0 : last.lastSeenMillis()));
        }
        return seen;
    }

    private void run(Predicate<UUID> here) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(STEP);
                step(here);
            } catch (InterruptedException e) {
                return;
            } catch (Unavailable e) {
                LOG.warn("presence_not_told");
            } catch (RuntimeException e) {
                LOG.error("presence_failed", e);
            }
        }
    }

    private void step(Predicate<UUID> here) {
        long now = clock.millis();
        List<UUID> come = new ArrayList<>();
        List<UUID> go = new ArrayList<>();
        changes.forEach((user, change) -> {
            if (change.dueMillis() > now || come.size() + go.size() >= AT_ONCE) return;
            if (!changes.remove(user, change)) return;
            boolean there = here.test(user);
            if (there && arrived.add(user)) come.add(user);
            if (!there && arrived.remove(user)) go.add(user);
        });
        Set<UUID> fresh = come.isEmpty() ? Set.of() : board.arrive(come);
        Set<UUID> gone = new HashSet<>(go.isEmpty() ? Set.of() : board.leave(go));
        if (now - refreshedAtMillis >= PresenceBoard.LIFE.toMillis() / 3) {
            refreshedAtMillis = now;
            board.refresh(arrived);
            gone.addAll(board.orphans());
        }
        announce(fresh, gone, now);
    }

    private void announce(Set<UUID> fresh, Set<UUID> gone, long now) {
        if (fresh.isEmpty() && gone.isEmpty()) return;
        Set<UUID> all = new HashSet<>(fresh);
        all.addAll(gone);
        long minute = now - Math.floorMod(now, MINUTE);
        store.seen(all, minute);
        Map<UUID, PresenceStore.Kept> kept = store.of(all);
        for (UUID user : all) {
            if (isHidden(kept, user)) continue;
            boolean online = fresh.contains(user);
            tell(user, new LiveFrame.Presence(user, online, online ? 0 : minute));
        }
    }

    private void tell(UUID user, LiveFrame.Presence presence) {
        Collection<UUID> circle = circles.of(user);
        if (circle.size() <= LARGEST_CIRCLE) wakeups.live(circle, presence);
    }

    private static boolean isHidden(Map<UUID, PresenceStore.Kept> kept, UUID user) {
        PresenceStore.Kept one = kept.get(user);
        return one != null && one.hidden();
    }
}
