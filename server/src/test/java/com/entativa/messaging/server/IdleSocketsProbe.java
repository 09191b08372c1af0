package com.entativa.messaging.server;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.server.config.Limits;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IdleSocketsProbe {
    @Test
    void measure() throws Exception {
        try (TestRelay relay = new TestRelay(Limits.off())) {
            List<AuthSession> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) all.add(relay.register());
            List<RawPeer> peers = new ArrayList<>();
            for (int i = 0; i < 40; i++) peers.add(new RawPeer(relay.port(), all.get(i).accessToken()));
            Thread.sleep(1500);
            long before = used();
            int n = Integer.getInteger("sockets", 1000);
            List<AuthSession> more = new ArrayList<>();
            for (int i = 0; i < n; i++) more.add(relay.register());
            long accounts = used();
            for (AuthSession one : more) peers.add(new RawPeer(relay.port(), one.accessToken()));
            Thread.sleep(3000);
            long after = used();
            System.out.println("IDLE sockets=" + relay.openSockets() + " accounts_kib=" + (accounts - before) / n / 1024.0
                    + " per_socket_bytes=" + (after - accounts) / n);
        }
    }

    private static long used() throws InterruptedException {
        for (int i = 0; i < 4; i++) { System.gc(); Thread.sleep(200); }
        Runtime r = Runtime.getRuntime();
        return r.totalMemory() - r.freeMemory();
    }
}
