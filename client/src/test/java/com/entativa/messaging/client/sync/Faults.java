package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.fake.CrashingStore.Crash;
import com.entativa.messaging.client.fake.FakeHttp.Fate;
import com.entativa.messaging.client.platform.Http;
import java.util.Random;

/// What goes wrong in a simulated world: processes die at commits, requests and sockets are lost, frames come twice.
final class Faults {
    private final World world;
    private final Random random;
    private int crashes;

    /// From here on the phones of this world have them.
    Faults(World world, Random random) {
        this.world = world;
        this.random = random;
        for (Phone phone : world.phones) {
            phone.randomness.reseed(random.nextLong());
            phone.http.fate = this::fate;
        }
    }

    int crashes() {
        return crashes;
    }

    /// Now and then one of them.
    void disturb() {
        switch (random.nextInt(60)) {
            case 0, 1, 2 -> anyPhone().store.crashAfter(random.nextInt(8), random.nextBoolean());
            case 3 -> world.network.cut(random);
            case 4 -> world.network.duplicate(random);
            case 5 -> world.relay.expireAccessTokens();
            default -> {}
        }
    }

    /// Now and then a phone has lost its sessions.
    void loseSessions() {
        if (random.nextInt(480) != 0) return;
        Phone phone = anyPhone();
        survive(phone, phone::loseSessions);
    }

    private Phone anyPhone() {
        return world.phones.get(random.nextInt(world.phones.size()));
    }

    private Fate fate(Http.Request request) {
        if (request.path().contains("/auth/")) return Fate.ANSWERED;
        return switch (random.nextInt(12)) {
            case 0 -> Fate.LOST;
            case 1 -> Fate.ANSWER_LOST;
            default -> Fate.ANSWERED;
        };
    }

    /// If it dies, a new process starts over the rows it left.
    void survive(Phone phone, Runnable act) {
        try {
            act.run();
        } catch (Crash _) {
            crashes++;
            phone.store.neverCrash();
            world.network.cut(phone.self());
            phone.start();
        }
    }

    /// No more of them.
    void end() {
        for (Phone phone : world.phones) {
            phone.store.neverCrash();
            phone.http.fate = _ -> Fate.ANSWERED;
        }
    }
}
