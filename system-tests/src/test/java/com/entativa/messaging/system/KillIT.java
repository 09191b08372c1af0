package com.entativa.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.message.Message.Progress;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R1.8: `kill -9` of the relay and of PostgreSQL while 2 000 messages are on their way.
final class KillIT {
    private static final int MESSAGES = 2_000;
    private static final Map<String, String> NO_LIMITS =
            Map.of("LIMIT_MESSAGES_PER_SECOND", "100000", "LIMIT_FRAMES_PER_SECOND", "100000");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    @DisplayName("R1.8: killed relay and database lose no accepted message and deliver none twice")
    void nothing_is_lost_and_nothing_comes_twice() {
        try (RelayProcess relay = RelayProcess.start(folder, NO_LIMITS);
                Person alice = Person.register("alice", folder, relay.address());
                Person bob = Person.register("bob", folder, relay.address())) {
            alice.goOnline();
            bob.goOnline();
            UUID conversation = alice.with(bob).id();

            for (int i = 0; i < MESSAGES; i++) {
                alice.say(conversation, "message " + i);
                if (i == MESSAGES / 4) relay.killDatabase();
                if (i == MESSAGES / 2) {
                    relay.kill();
                    relay.startAgain();
                }
                if (i == MESSAGES * 3 / 4) {
                    relay.killDatabase();
                    relay.kill();
                    relay.startAgain();
                }
            }
            alice.awaitAll(conversation, Progress.DELIVERED);

            List<String> heard = bob.heard(conversation);
            assertThat(heard).hasSize(MESSAGES);
            assertThat(new HashSet<>(heard)).hasSize(MESSAGES);
            assertThat(alice.faults()).isEmpty();
            assertThat(bob.faults()).isEmpty();
            assertThat(LogCheck.findings(relay.logText())).isEmpty();
        }
    }
}
