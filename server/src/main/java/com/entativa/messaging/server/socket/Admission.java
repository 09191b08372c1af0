package com.entativa.messaging.server.socket;

import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;

/// Who may open a socket now. A storm of reconnects ends in refusals that say when to come back, each at another time,
/// and costs no more than what is worked on at once (R4.4). Any thread; does not block.
public final class Admission {
    /// Each asks the database a few times: so many have their answers before one gives up waiting for a connection.
    private static final int AT_ONCE = 128;
    private static final int OF_ONE_ACCOUNT = 64;
    private static final Duration COME_BACK = Duration.ofSeconds(2);

    private final Allowance<String> openings;
    private final int ofOneAddress;
    private final LiveSockets live;
    private final RandomGenerator random;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Map<String, Integer> addresses = new ConcurrentHashMap<>();

    /// `openings` is an address's limit; `ofOneAddress` sockets of one may be open.
    public Admission(Allowance<String> openings, int ofOneAddress, LiveSockets live, RandomGenerator random) {
        this.openings = openings;
        this.ofOneAddress = ofOneAddress;
        this.live = live;
        this.random = random;
    }

    /// An `Allowed` one is to be followed by one `judged`, and by one `left` when the socket is closed or was not
    /// opened.
    Verdict come(String address) {
        if (openings.take(address) instanceof Verdict.Wait wait) return wait;
        if (!room.tryAcquire()) return later();
        if (addresses.merge(address, 1, Integer::sum) <= ofOneAddress) return Verdict.Allowed.ALLOWED;
        room.release();
        left(address);
        return later();
    }

    void judged() {
        room.release();
    }

    void left(String address) {
        addresses.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
    }

    boolean hasRoomFor(UUID user) {
        return live.count(user) < OF_ONE_ACCOUNT;
    }

    Verdict.Wait later() {
        return new Verdict.Wait(COME_BACK.plusMillis(random.nextLong(COME_BACK.toMillis() * 4)));
    }
}
