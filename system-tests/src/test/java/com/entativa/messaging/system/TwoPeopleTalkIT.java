package com.entativa.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.message.Message.Progress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two people, two profiles on disk, one relay process.
final class TwoPeopleTalkIT {
    private static final String SECRET_WORDS = "meet me at the old mill at nine";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void they_talk_live_and_offline_and_both_see_the_same_safety_number() {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of());
                Person alice = Person.register("alice", folder, relay.address());
                Person bob = Person.register("bob", folder, relay.address())) {
            alice.goOnline();
            bob.goOnline();
            UUID conversation = alice.with(bob).id();

            alice.say(conversation, "one");
            bob.awaitHeard(conversation, 1);
            bob.say(conversation, "two");
            alice.awaitHeard(conversation, 1);
            bob.goOffline();
            for (int i = 0; i < 50; i++) alice.say(conversation, "backlog " + i);
            alice.awaitAll(conversation, Progress.SENT, Progress.DELIVERED);
            bob.goOnline();
            bob.awaitHeard(conversation, 51);
            alice.awaitAll(conversation, Progress.DELIVERED);

            assertThat(bob.heard(conversation))
                    .startsWith("one", "backlog 0", "backlog 1")
                    .hasSize(51);
            UUID alicesId = alice.messenger().account().self().userId();
            UUID bobsId = bob.messenger().account().self().userId();
            assertThat(alice.messenger().safetyNumber(bobsId).orElseThrow().digits())
                    .isEqualTo(
                            bob.messenger().safetyNumber(alicesId).orElseThrow().digits())
                    .hasSize(60);
            assertThat(alice.faults()).isEmpty();
            assertThat(bob.faults()).isEmpty();
        }
    }

    @Test
    @DisplayName("R5.5: neither the relay's tables nor its log hold what was said, a password or a token")
    void the_relay_holds_only_ciphertext() {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of());
                Person alice = Person.register("alice", folder, relay.address());
                Person bob = Person.register("bob", folder, relay.address())) {
            alice.goOnline();
            UUID conversation = alice.with(bob).id();
            alice.say(conversation, SECRET_WORDS);
            alice.awaitAll(conversation, Progress.SENT);

            List<String> held = relay.tables().rows();
            String everything = String.join("\n", held);

            assertThat(held).anyMatch(row -> row.startsWith("envelope"));
            assertThat(everything).doesNotContain(traces(SECRET_WORDS)).doesNotContain(traces("password of alice"));
            bob.goOnline();
            bob.awaitHeard(conversation, 1);
            alice.awaitAll(conversation, Progress.DELIVERED);
            Waiting.until("the envelopes are deleted", Duration.ofSeconds(10), () -> relay.tables().rows().stream()
                    .noneMatch(row -> row.startsWith("envelope")));
            assertThat(relay.logText()).doesNotContain(traces(SECRET_WORDS));
            assertThat(LogCheck.findings(relay.logText())).isEmpty();
        }
    }

    /// As text, as the database prints bytes, and in base64.
    private static String[] traces(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String base64 = Base64.getEncoder().encodeToString(bytes);
        return new String[] {text, HexFormat.of().formatHex(bytes), base64.substring(0, base64.length() - 4)};
    }
}
