package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.SendFrame;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.testkit.RedisServer;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Two nodes on a Redis cluster of three masters: the channels of users lie on all of them.
final class ValkeyClusterIT {
    private static final int SHARDS = 3;
    private static final int SLOTS = 16_384;

    @Test
    @DisplayName("R-L-1 messages and presence cross through a cluster, whichever shard a user's channel lies on")
    void through_a_cluster() throws Exception {
        List<RedisServer> cluster = cluster();
        Config.Where.External database = Postgres.fresh();
        try (TestRelay one =
                        new TestRelay(Limits.off(), database, cluster.getFirst().url());
                TestRelay other =
                        new TestRelay(Limits.off(), database, cluster.getFirst().url())) {
            until(() -> one.hearsOthers() && other.hearsOthers());
            AuthSession bob = one.registerWithKeys(new Keys(), 1);
            try (TestSocket from = other.caughtUp(bob)) {
                for (int i = 0; i < 12; i++) crosses(one, from, bob);
            }
        } finally {
            cluster.forEach(RedisServer::close);
        }
    }

    private static void crosses(TestRelay one, TestSocket from, AuthSession bob) throws InterruptedException {
        AuthSession alice = one.registerWithKeys(new Keys(), 1);
        UUID conversation = one.conversation(bob, alice);
        new Chats(one).accept(alice, conversation);
        try (TestSocket to = one.caughtUp(alice)) {
            UUID id = UUID.randomUUID();
            long before = System.nanoTime();
            from.say(new SendFrame.Plain(id, new SendFrame.Target.InConversation(conversation), new byte[3]));
            from.nextOf(AnswerFrame.Sent.class);
            assertThat(to.nextOf(MailFrame.Message.class).messageId()).isEqualTo(id);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
            // On a slow machine those before her go meanwhile.
            LiveFrame.Presence came = from.nextPresence();
            while (!came.online()) came = from.nextPresence();
            assertThat(came.userId()).isEqualTo(alice.userId());
        }
    }

    private static List<RedisServer> cluster() throws Exception {
        List<RedisServer> servers = new ArrayList<>();
        for (int i = 0; i < SHARDS; i++) {
            servers.add(RedisServer.start("--cluster-enabled", "yes", "--cluster-config-file", "nodes.conf"));
        }
        for (int i = 0; i < SHARDS; i++) {
            try (RedisClient client = RedisClient.create(servers.get(i).url())) {
                RedisCommands<String, String> commands = client.connect().sync();
                int from = SLOTS * i / SHARDS;
                int to = SLOTS * (i + 1) / SHARDS;
                commands.clusterAddSlots(IntStream.range(from, to).toArray());
                commands.clusterMeet("127.0.0.1", servers.getFirst().port());
            }
        }
        for (RedisServer server : servers) until(() -> isWhole(server));
        return servers;
    }

    private static boolean isWhole(RedisServer server) {
        try (RedisClient client = RedisClient.create(server.url())) {
            String info = client.connect().sync().clusterInfo();
            return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + SHARDS);
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) throw new AssertionError("it did not come about");
            Thread.sleep(100);
        }
    }
}
