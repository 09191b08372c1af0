package com.entativa.messaging.system.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.system.RelayProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A large group, a slow reader and a storm of reconnects at one node.
@SuppressWarnings("NullAway.Init")
final class CrowdIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int BYTES = 512;

    @TempDir
    private Path folder;

    private final Badges badges = new Badges();
    private DatabaseServer database;

    @BeforeEach
    void start() {
        database = DatabaseServer.start(folder.resolve("database"));
    }

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    @DisplayName(
            "R4.2: one send reaches 1 000 open sockets; one that does not read holds back nobody, and loses nothing")
    void a_group_of_a_thousand() {
        try (RelayProcess relay = relay();
                Crowd crowd = new Crowd(List.of(relay.address()), badges, 11)) {
            Population.Group group = new Population(database.address()).group(1_001);
            UUID sender = group.members().getFirst();
            List<UUID> others = group.members().subList(1, group.members().size());
            GroupSender sending = new GroupSender(relay.address(), badges.of(sender), group, BYTES);
            crowd.enter(others, SOON);

            Set<UUID> said = say(crowd, sending, 10);
            crowd.awaitReceived(due(others, said), SOON);
            System.out.println(
                    "group of 1 000, send → there, ms: " + crowd.takeWaits().summary());

            UUID slow = others.getLast();
            crowd.stopListening(slow);
            Set<UUID> more = say(crowd, sending, 20);
            crowd.awaitReceived(due(others.subList(0, others.size() - 1), more), SOON);
            Crowd.Waits beside = crowd.takeWaits();
            System.out.println("beside a slow reader, ms: " + beside.summary());
            crowd.listen(slow);
            crowd.awaitReceived(due(List.of(slow), more), SOON);

            assertThat(beside.millis(0.99)).isLessThan(10_000);
            assertThat(crowd.wrong()).isEmpty();
        }
    }

    @Test
    @DisplayName("R4.4: 5 000 sockets come back within 10 s: nothing but 429 and 4429, and all are in")
    void a_storm_of_reconnects() throws InterruptedException {
        try (RelayProcess relay = relay();
                Crowd crowd = new Crowd(List.of(relay.address()), badges, 13)) {
            List<UUID> people = new Population(database.address()).strangers(5_000);
            for (int from = 0; from < people.size(); from += 500) crowd.enter(people.subList(from, from + 500), SOON);
            crowd.takeEnds();

            long from = System.nanoTime();
            crowd.drop(people, Duration.ofSeconds(10));
            Thread.sleep(10_000);
            crowd.awaitAllIn(SOON);
            Map<String, Integer> ends = crowd.takeEnds();

            System.out.println("all back after s: " + (crowd.lastEntered() - from) / 1_000_000_000L + ", ends " + ends);
            assertThat(ends.keySet()).isSubsetOf("close 1000", "close none", "HTTP 429", "close 4429");
            assertThat(crowd.wrong()).isEmpty();
        }
    }

    private RelayProcess relay() {
        Path data = folder.resolve("relay");
        if (!data.toFile().mkdir()) throw new IllegalStateException("no folder for the relay");
        return RelayProcess.start(data, Crowd.settings(database, badges));
    }

    private static Set<UUID> say(Crowd crowd, GroupSender sending, int times) {
        Set<UUID> said = new HashSet<>();
        for (int i = 0; i < times; i++) {
            UUID id = UUID.randomUUID();
            crowd.announce(id);
            sending.say(id);
            said.add(id);
        }
        return said;
    }

    private static Map<UUID, Set<UUID>> due(List<UUID> people, Set<UUID> messages) {
        Map<UUID, Set<UUID>> due = new HashMap<>();
        people.forEach(person -> due.put(person, messages));
        return due;
    }
}
