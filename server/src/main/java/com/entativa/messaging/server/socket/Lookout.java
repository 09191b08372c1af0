package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.ops.Log;
import com.entativa.messaging.server.ops.Unavailable;
import com.entativa.messaging.server.routing.Routing;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Makes up for wake-ups that got lost between nodes: asks the database for many mailboxes at once how much waits, and
/// lets those read that missed something. Often while the other nodes are not heard, now and then while they are, never
/// where there are none. What was revoked elsewhere meanwhile is closed (R4.3).
public final class Lookout implements AutoCloseable {
    private static final Log LOG = Log.of(Lookout.class);
    private static final Duration WHILE_AWAY = Duration.ofMillis(1_500);
    private static final Duration WHILE_GOOD = Duration.ofSeconds(15);

    /// How long a change of health may go unseen.
    private static final Duration STEP = Duration.ofMillis(250);

    private static final int AT_ONCE = 500;

    private final LiveSockets live;
    private final Routing routing;
    private final Mailboxes mailboxes;
    private final Devices devices;
    private final RandomGenerator random;
    private final Thread thread;

    public Lookout(LiveSockets live, Routing routing, Mailboxes mailboxes, Devices devices, RandomGenerator random) {
        this.live = live;
        this.routing = routing;
        this.mailboxes = mailboxes;
        this.devices = devices;
        this.random = random;
        this.thread = Thread.ofVirtual().name("lookout").unstarted(this::run);
        if (routing.health() != Routing.Health.ALONE) thread.start();
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (true) {
                boolean away = routing.health() == Routing.Health.AWAY;
                round(away);
                rest(away);
            }
        } catch (InterruptedException e) {
            LOG.info("lookout_ended");
        }
    }

    /// Until the next round, or until the health is another: what was missed meanwhile is fetched at once.
    private void rest(boolean away) throws InterruptedException {
        Duration time = away ? WHILE_AWAY : WHILE_GOOD;
        long steps = (time.toMillis() * 3 / 4 + random.nextLong(time.toMillis() / 2)) / STEP.toMillis();
        for (long i = 0; i < steps && away == (routing.health() == Routing.Health.AWAY); i++) Thread.sleep(STEP);
    }

    private void round(boolean away) {
        List<Peer> all = live.all();
        try {
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                look(all.subList(from, Math.min(all.size(), from + AT_ONCE)), away);
            }
        } catch (Unavailable e) {
            LOG.warn("lookout_put_off");
        } catch (RuntimeException e) {
            LOG.error("lookout_failed", e);
        }
    }

    private void look(List<Peer> some, boolean away) {
        Map<DeviceAddress, Peer> peers = new HashMap<>();
        for (Peer peer : some) peers.put(peer.device(), peer);
        Map<DeviceAddress, Integer> waiting = mailboxes.waiting(peers.keySet());
        peers.forEach((device, peer) -> peer.pump().look(waiting.getOrDefault(device, 0)));
        Set<DeviceAddress> gone = away ? devices.gone(peers.keySet()) : Set.of();
        gone.forEach(live::revoke);
    }
}
