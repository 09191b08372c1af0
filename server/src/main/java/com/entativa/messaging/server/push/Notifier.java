package com.entativa.messaging.server.push;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.limit.Shares;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// Decides which device gets a notice and when. Told of each commit of this node, it looks into the mailboxes a little
/// later: what was taken meanwhile, here or through another node, needs no notice (R4.1). The database is the truth and
/// says in the end which node speaks.
///
/// ```
/// committed ──▶ pending: 1 s without a socket, 15 s with one ──▶ still waits? ──▶ notice ──▶ quiet for 30 s
///                  ▲                                                               │ 429, 5xx, no answer
///                  └──────────────────── backing off, at most 5 times ◀────────────┘
/// ```
public final class Notifier implements AutoCloseable {
    private static final Log LOG = Log.of(Notifier.class);

    /// Devices looked after at once; about 100 bytes each. More get no notice, but their messages by socket.
    private static final int MOST = 100_000;

    private static final int LOOKED_AT_ONCE = 1_000;
    private static final int CARRIED_AT_ONCE = 128;

    /// To one push service: a slow one does not keep the others' notices back.
    private static final int CARRIED_TO_ONE = 32;

    private static final int ATTEMPTS = 5;

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    /// So that a burst makes one notice.
    private static final Duration WITHOUT_SOCKET = Duration.ofSeconds(1);

    /// How long a socket may owe its acknowledgement.
    private static final Duration WITH_SOCKET = Duration.ofSeconds(15);

    private static final Duration URGENT_WITH_SOCKET = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration URGENT_QUIET = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final PushStore store;
    private final Courier courier;
    private final Connected connected;
    private final InstantSource clock;
    private final Map<DeviceAddress, Pending> pending = new ConcurrentHashMap<>();
    private final Shares<String> carriers = new Shares<>(CARRIED_AT_ONCE, CARRIED_TO_ONE);
    private final Thread thread = Thread.ofVirtual().name("notifier").unstarted(this::run);

    private record Pending(long dueMillis, int attempts) {}

    public Notifier(PushStore store, Courier courier, Connected connected, InstantSource clock) {
        this.store = store;
        this.courier = courier;
        this.connected = connected;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    /// After the commit. Never blocks.
    public void committed(List<Waiting> waiting) {
        long now = clock.millis();
        for (Waiting one : waiting) {
            if (!isForPeople(one) || pending.size() >= MOST) continue;
            boolean socket = connected.here(one.to());
            Duration atOnce = one.urgent() ? Duration.ZERO : WITHOUT_SOCKET;
            Duration wait = socket ? patience(one.urgent()) : atOnce;
            later(one.to(), now + wait.toMillis(), 0);
        }
    }

    /// Sends those that are due by the clock on their way, each on a thread of its own.
    void look() {
        long now = clock.millis();
        Map<DeviceAddress, Pending> due = taken(now);
        if (due.isEmpty()) return;
        List<PushStore.Due> waiting = waiting(due, now);
        Set<UUID> elsewhere = connected.elsewhere(
                waiting.stream().map(one -> one.device().userId()).collect(Collectors.toSet()));
        for (PushStore.Due one : waiting) {
            Pending before = due.getOrDefault(one.device(), new Pending(now, 0));
            boolean socket = connected.here(one.device())
                    || elsewhere.contains(one.device().userId());
            if (socket && isGivenTime(one, before, now)) continue;
            if (carriers.take(one.subscription().site()))
                Thread.ofVirtual().name("push").start(() -> carry(one, before, now));
            else later(one.device(), now + WITHOUT_SOCKET.toMillis(), before.attempts());
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        courier.close();
    }

    /// Taken out before the database is asked: what is committed from now on is looked at again.
    private Map<DeviceAddress, Pending> taken(long now) {
        Map<DeviceAddress, Pending> taken = new HashMap<>();
        pending.entrySet().stream()
                .filter(entry -> entry.getValue().dueMillis() <= now)
                .limit(LOOKED_AT_ONCE)
                .forEach(entry -> taken.put(entry.getKey(), entry.getValue()));
        taken.entrySet().removeIf(entry -> !pending.remove(entry.getKey(), entry.getValue()));
        return taken;
    }

    private List<PushStore.Due> waiting(Map<DeviceAddress, Pending> due, long now) {
        try {
            return store.due(due.keySet(), now);
        } catch (Unavailable e) {
            due.forEach((device, one) -> later(device, now + WITH_SOCKET.toMillis(), one.attempts()));
            throw e;
        }
    }

    /// A socket has some time to acknowledge: until then it is looked at again.
    private boolean isGivenTime(PushStore.Due one, Pending before, long now) {
        long due = one.oldestMillis() + patience(one.urgent()).toMillis();
        if (due > now) later(one.device(), due, before.attempts());
        return due > now;
    }

    private void carry(PushStore.Due one, Pending before, long now) {
        try {
            Duration quiet = one.urgent() ? URGENT_QUIET : QUIET;
            if (!store.claim(one.device(), now, now - quiet.toMillis())) {
                later(one.device(), now + quiet.toMillis(), before.attempts());
                return;
            }
            switch (courier.carry(one.subscription(), one.urgent())) {
                case Courier.Outcome.Taken _ -> {}
                case Courier.Outcome.Gone _ -> store.removeGone(one.device(), one.subscription());
                case Courier.Outcome.Later(Duration wait) -> backOff(one.device(), wait, before.attempts(), now);
                case Courier.Outcome.Refused(int status) -> LOG.warn("push_refused", "status", status);
            }
        } catch (Unavailable e) {
            later(one.device(), now + QUIET.toMillis(), before.attempts());
        } catch (RuntimeException e) {
            LOG.error("push_failed", e);
        } finally {
            carriers.giveBack(one.subscription().site());
        }
    }

    /// 30 s, 1 min, 2 min, 4 min; longer if the service says so, but not for hours.
    private void backOff(DeviceAddress device, Duration asked, int attempts, long now) {
        if (attempts + 1 >= ATTEMPTS) return;
        long own = QUIET.toMillis() << attempts;
        long wait = Math.max(own, Math.min(asked.toMillis(), LONGEST_WAIT.toMillis()));
        later(device, now + wait, attempts + 1);
    }

    /// The earlier of two times holds.
    private void later(DeviceAddress device, long dueMillis, int attempts) {
        pending.merge(
                device,
                new Pending(dueMillis, attempts),
                (a, b) -> new Pending(Math.min(a.dueMillis(), b.dueMillis()), Math.max(a.attempts(), b.attempts())));
    }

    /// Messages and calls; notices of the relay itself wait until the device comes by.
    private static boolean isForPeople(Waiting one) {
        return one.kind() == Waiting.Kind.MESSAGE || one.urgent();
    }

    private static Duration patience(boolean urgent) {
        return urgent ? URGENT_WITH_SOCKET : WITH_SOCKET;
    }

    private void run() {
        while (true) {
            try {
                Thread.sleep(LOOK_EVERY);
                look();
            } catch (InterruptedException e) {
                return;
            } catch (Unavailable e) {
                LOG.warn("push_put_off");
            } catch (RuntimeException e) {
                LOG.error("push_look_failed", e);
            }
        }
    }
}
