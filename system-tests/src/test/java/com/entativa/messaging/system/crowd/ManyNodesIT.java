package com.entativa.messaging.system.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.system.LogCheck;
import com.entativa.messaging.system.RelayProcess;
import com.entativa.messaging.testkit.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes, a real Redis and a real PostgreSQL, and 500 people on both nodes who talk across them, while each part
/// in turn is taken away.
final class ManyNodesIT {
    private static final int PAIRS = 250;
    private static final int BYTES = 512;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final Map<UUID, Set<UUID>> due = new HashMap<>();

    @Test
    @DisplayName(
            "R1.8, R4.3: a node, Redis and PostgreSQL die under load; no accepted message is lost, none comes twice")
    void nothing_is_lost_whatever_is_taken_away() throws IOException, InterruptedException {
        Badges badges = new Badges();
        try (DatabaseServer database = DatabaseServer.start(folder.resolve("database"));
                RedisServer redis = RedisServer.start();
                RelayProcess one = node("one", database, redis, badges);
                RelayProcess other = node("other", database, redis, badges);
                Crowd crowd = new Crowd(List.of(one.address(), other.address()), badges, 7)) {
            List<Population.Pair> pairs = new Population(database.address()).pairs(PAIRS);
            crowd.enter(
                    pairs.stream()
                            .flatMap(pair -> List.of(pair.one(), pair.other()).stream())
                            .toList(),
                    SOON);

            talk(crowd, pairs, 4);
            crowd.awaitReceived(due, SOON);
            System.out.println("across nodes, ms: " + crowd.takeWaits().summary());

            talk(crowd, pairs, 1);
            long killed = System.nanoTime();
            other.kill();
            talk(crowd, pairs, 3);
            crowd.awaitAllIn(SOON);
            Duration back = Duration.ofNanos(crowd.lastEntered() - killed);
            System.out.println("back on the other node after ms: " + back.toMillis());
            crowd.awaitAnswers(SOON);
            crowd.awaitReceived(due, SOON);
            assertThat(back).isLessThan(Duration.ofSeconds(10));

            other.startAgain();
            crowd.drop(pairs.stream().map(Population.Pair::one).toList(), Duration.ofSeconds(1));
            Thread.sleep(1_500);
            crowd.awaitAllIn(SOON);
            redis.kill();
            crowd.takeWaits();
            talk(crowd, pairs, 2);
            crowd.awaitAnswers(SOON);
            crowd.awaitReceived(due, SOON);
            System.out.println(
                    "without Redis, by the database, ms: " + crowd.takeWaits().summary());
            redis.startAgain();

            database.stop();
            talk(crowd, pairs, 1);
            Thread.sleep(10_000);
            database.startAgain();
            crowd.awaitAllIn(SOON);
            talk(crowd, pairs, 1);
            crowd.awaitAnswers(Duration.ofSeconds(60));
            crowd.awaitReceived(due, SOON);

            Set<UUID> all = new HashSet<>();
            due.values().forEach(all::addAll);
            assertThat(crowd.accepted()).isEqualTo(all);
            assertThat(crowd.wrong()).isEmpty();
            assertThat(LogCheck.findings(one.logText())).isEmpty();
            assertThat(LogCheck.findings(other.logText())).isEmpty();
        }
    }

    private RelayProcess node(String name, DatabaseServer database, RedisServer redis, Badges badges) {
        Path data = folder.resolve(name);
        if (!data.toFile().mkdir()) throw new IllegalStateException("no folder for node " + name);
        Map<String, String> settings = Crowd.settings(database, badges);
        settings.put("VALKEY_URL", redis.url());
        return RelayProcess.start(data, settings);
    }

    /// So many rounds in which everybody says one thing.
    private void talk(Crowd crowd, List<Population.Pair> pairs, int rounds) throws InterruptedException {
        for (int round = 0; round < rounds; round++) {
            crowd.sayToEachOther(pairs, BYTES)
                    .forEach((person, ids) ->
                            due.computeIfAbsent(person, _ -> new HashSet<>()).addAll(ids));
            Thread.sleep(500);
        }
    }
}
