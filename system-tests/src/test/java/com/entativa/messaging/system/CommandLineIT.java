package com.entativa.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.cli.Messenger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `messenger` as people and scripts call it: each command a process of its own.
final class CommandLineIT {
    private static final Map<String, String> SECRETS =
            Map.of("MESSENGER_PASSPHRASE", "a passphrase", "MESSENGER_PASSWORD", "correct horse battery");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private record Ran(int exit, String out) {}

    @Test
    void two_people_talk_by_commands_alone() {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of())) {
            String server = relay.address().toString();
            assertThat(run("alice", "register", "alice", "--server", server).exit)
                    .isZero();
            assertThat(run("bob", "register", "bob", "--server", server).exit).isZero();

            Ran sent = run("alice", "send", "bob", "Hello", "Bob");
            Ran inbox = run("bob", "inbox", "--json");
            Ran again = run("bob", "inbox", "--json");
            run("alice", "inbox");
            Ran history = run("alice", "history", "bob");

            assertThat(sent.out).contains("Hello Bob").contains("✓");
            assertThat(inbox.out).contains("\"text\":\"Hello Bob\"").contains("\"sender\":\"alice\"");
            assertThat(again.out).doesNotContain("Hello Bob");
            assertThat(history.out).contains("you: Hello Bob  ✓✓");
            String digits = run("alice", "safety", "bob", "--verify").out;
            assertThat(digits).contains("verified").containsPattern("(\\d{5}\\s+){12}");
            assertThat(run("bob", "safety", "alice").out.lines().limit(4))
                    .isEqualTo(digits.lines().limit(4).toList());
            assertThat(run("bob", "devices").out).contains("Device 1 (this one): active");
            assertThat(LogCheck.findings(relay.logText())).isEmpty();
        }
    }

    @Test
    void a_further_login_waits_and_start_over_changes_the_safety_number_for_everybody() {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of())) {
            String server = relay.address().toString();
            run("alice", "register", "alice", "--server", server);
            run("bob", "register", "bob", "--server", server);
            run("alice", "send", "bob", "before");
            run("bob", "inbox");
            String before = run("alice", "safety", "bob").out;

            Ran waiting = run("bobs-new", "login", "bob", "--server", server);
            Ran refused = run("bobs-new", "send", "alice", "I am bob");
            Ran startedOver = run("bobs-new", "login", "bob", "--start-over");
            run("bobs-new", "send", "alice", "I am bob, on a new phone");
            Ran inbox = run("alice", "inbox");
            Ran held = run("alice", "send", "bob", "is it you?");
            run("alice", "safety", "bob", "--accept");
            Ran delivered = run("alice", "inbox");
            Ran received = run("bobs-new", "inbox");

            assertThat(waiting.out).contains("waits to be linked");
            assertThat(refused.exit).isEqualTo(3);
            assertThat(startedOver.out).contains("active");
            assertThat(inbox.out).contains("The safety number with bob changed").contains("on a new phone");
            assertThat(held.out).contains("held");
            assertThat(delivered.exit).isZero();
            assertThat(received.out).contains("is it you?");
            assertThat(run("alice", "safety", "bob").out).isNotEqualTo(before);
        }
    }

    @Test
    void mistakes_are_said_in_words() {
        assertThat(run("nobody", "inbox", "--server", "http://localhost:1").out).contains("no account");
        Ran unreachable = run("nobody", "register", "alice", "--server", "http://localhost:1");
        assertThat(unreachable.exit).isEqualTo(4);
        assertThat(unreachable.out).contains("cannot be reached").doesNotContain("\tat ");
    }

    private Ran run(String profile, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--profile");
        all.add(folder.resolve(profile).toString());
        ProcessBuilder builder = JavaProcess.of(Messenger.class, SECRETS, all).redirectErrorStream(true);
        Process process = JavaProcess.start(builder);
        try {
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return new Ran(process.exitValue(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
