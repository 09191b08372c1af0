package com.entativa.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.system.CommandLine.Ran;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `messenger` as people and scripts call it. That commands work as processes of their own, which share nothing but the
/// profile, the first test shows, and those of mistakes and of linking; the others run theirs in a host.
final class CommandLineIT {
    @SuppressWarnings("NullAway.Init")
    private static CommandHost host;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void start() {
        host = CommandHost.start();
    }

    @AfterAll
    static void end() {
        host.close();
    }

    @Test
    void two_people_talk_by_commands_alone() {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of())) {
            String server = relay.address().toString();
            assertThat(runAlone("alice", "register", "alice", "--server", server)
                            .exit())
                    .isZero();
            assertThat(runAlone("bob", "register", "bob", "--server", server).exit())
                    .isZero();

            Ran sent = runAlone("alice", "send", "bob", "Hello", "Bob");
            Ran inbox = runAlone("bob", "inbox", "--json");
            Ran again = runAlone("bob", "inbox", "--json");
            runAlone("alice", "inbox");
            Ran history = runAlone("alice", "history", "bob");

            assertThat(sent.out()).contains("Hello Bob").contains("✓");
            assertThat(inbox.out()).contains("\"text\":\"Hello Bob\"").contains("\"sender\":\"alice\"");
            assertThat(again.out()).doesNotContain("Hello Bob");
            assertThat(history.out()).contains("you: Hello Bob  ✓✓");
            String digits = run("alice", "safety", "bob", "--verify").out();
            assertThat(digits).contains("verified").containsPattern("(\\d{5}\\s+){12}");
            assertThat(run("bob", "safety", "alice").out().lines().limit(4))
                    .isEqualTo(digits.lines().limit(4).toList());
            assertThat(run("bob", "devices").out()).contains("Device 1 (this one): active");
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
            String before = run("alice", "safety", "bob").out();

            Ran waiting = run("bobs-new", "login", "bob", "--server", server);
            Ran refused = run("bobs-new", "send", "alice", "I am bob");
            Ran startedOver = run("bobs-new", "login", "bob", "--start-over");
            run("bobs-new", "send", "alice", "I am bob, on a new phone");
            Ran inbox = run("alice", "inbox");
            Ran held = run("alice", "send", "bob", "is it you?");
            run("alice", "safety", "bob", "--accept");
            Ran delivered = run("alice", "inbox");
            Ran received = run("bobs-new", "inbox");

            assertThat(waiting.out()).contains("It waits");
            assertThat(refused.exit()).isEqualTo(3);
            assertThat(startedOver.out()).contains("active");
            assertThat(inbox.out())
                    .contains("The safety number with bob changed")
                    .contains("on a new phone");
            assertThat(held.out()).contains("held");
            assertThat(delivered.exit()).isZero();
            assertThat(received.out()).contains("is it you?");
            assertThat(run("alice", "safety", "bob").out()).isNotEqualTo(before);
        }
    }

    @Test
    void a_second_computer_is_linked_and_both_show_the_same() throws IOException {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of())) {
            String server = relay.address().toString();
            run("alice", "register", "alice", "--server", server);
            run("bob", "register", "bob", "--server", server);
            run("alice", "send", "bob", "before");
            run("bob", "inbox");
            run("alice", "safety", "bob", "--verify");

            Process linking = start("alice-2", "link", "--name", "second computer", "--server", server, "--json");
            BufferedReader link = linking.inputReader(StandardCharsets.UTF_8);
            String code = link.readLine().replaceAll(".*\"code\":\"([0-9A-Z]+)\".*", "$1");
            Process approving = start("alice", "approve", code, "--json");
            BufferedReader approve = approving.inputReader(StandardCharsets.UTF_8);
            String asked = approve.readLine();
            String number = link.readLine().replaceAll(".*\"number\":(\\d{3}).*", "$1");
            assertThat(asked).contains("second computer").contains(number);
            approving
                    .outputWriter(StandardCharsets.UTF_8)
                    .append(number)
                    .append('\n')
                    .close();
            assertThat(approve.readLine()).contains("linked");
            assertThat(link.readLine()).contains("\"device_id\":2");

            run("bob", "send", "alice", "for both");
            run("alice-2", "send", "bob", "from the second");
            run("alice", "inbox");
            run("alice-2", "inbox");
            String first = run("alice", "history", "bob").out();
            assertThat(first).contains("before").contains("bob: for both").contains("you: from the second");
            assertThat(withoutMarks(run("alice-2", "history", "bob").out())).isEqualTo(withoutMarks(first));
            assertThat(run("alice-2", "safety", "bob").out())
                    .isEqualTo(run("alice", "safety", "bob").out());
            assertThat(run("bob", "inbox").out()).contains("from the second");
            assertThat(run("alice", "devices").out())
                    .contains("Device 2", "second computer")
                    .doesNotContain("(new");

            assertThat(run("alice", "approve", code).exit()).isEqualTo(3);
            assertThat(run("alice", "revoke", "2").exit()).isZero();
            assertThat(run("alice-2", "send", "bob", "still here?").exit()).isNotZero();
            assertThat(LogCheck.findings(relay.logText())).isEmpty();
        }
    }

    @Test
    void a_group_files_and_what_is_done_to_messages() throws IOException {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of())) {
            String server = relay.address().toString();
            for (String name : List.of("alice", "bob", "carol")) run(name, "register", name, "--server", server);
            Path photo = Files.write(folder.resolve("notes.txt"), new byte[2_000_000]);

            assertThat(run("alice", "group", "new", "Hikers", "bob", "carol").out())
                    .contains("@Hikers", "carol");
            assertThat(run("alice", "send", "@Hikers", "Saturday?").exit()).isZero();
            assertThat(run("alice", "attach", "@Hikers", photo.toString(), "--text", "the way")
                            .exit())
                    .isZero();
            String inbox = run("bob", "inbox", "--json").out();
            assertThat(inbox).contains("\"text\":\"Saturday?\"", "\"name\":\"notes.txt\"");
            String asked = id(inbox, "Saturday?");
            String withFile = id(inbox, "the way");
            Ran fetched = run("bob", "fetch", withFile);
            assertThat(Path.of(fetched.out().strip())).hasBinaryContent(new byte[2_000_000]);
            assertThat(run("bob", "message", "react", asked, "❤").exit()).isZero();
            assertThat(run("bob", "message", "reply", asked, "with pleasure").exit())
                    .isZero();
            assertThat(run("alice", "message", "edit", asked, "Sunday?").exit()).isZero();
            assertThat(run("bob", "message", "edit", asked, "never").out()).contains("Only its author");
            run("alice", "inbox");
            run("carol", "inbox");

            assertThat(run("carol", "history", "@Hikers").out()).contains("Sunday? (edited)", "❤", "with pleasure");
            assertThat(run("carol", "search", "plea").out()).contains("with pleasure");
            assertThat(run("alice", "group", "remove", "@Hikers", "carol").out())
                    .doesNotContain("carol");
            run("alice", "send", "@Hikers", "carol is gone");
            assertThat(run("carol", "inbox").out())
                    .doesNotContain("carol is gone")
                    .contains("alice removed");
            assertThat(run("carol", "send", "@Hikers", "am I?").exit()).isNotZero();
            assertThat(run("bob", "timer", "alice", "60").exit()).isZero();
            assertThat(run("bob", "doctor").out()).contains("✓ relay").doesNotContain("✗");
            assertThat(run("bob", "export", folder.resolve("out").toString(), "--files")
                            .exit())
                    .isZero();
            try (Stream<Path> exported = Files.list(folder.resolve("out/files"))) {
                assertThat(exported).anyMatch(file -> file.toString().endsWith("notes.txt"));
            }
            assertThat(LogCheck.findings(relay.logText())).isEmpty();
        }
    }

    /// Of the message with this text, in what `--json` prints.
    private static String id(String json, String text) {
        return json.lines()
                .filter(line -> line.contains("\"text\":\"" + text + "\""))
                .map(line -> line.replaceAll(".*\"message_id\":\"([0-9a-f-]+)\".*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private static String withoutMarks(String history) {
        return history.replaceAll("  (…|✓✓?)( \\(read\\))?\\n", "\n");
    }

    @Test
    void mistakes_are_said_in_words() {
        assertThat(runAlone("nobody", "inbox", "--server", "http://localhost:1").out())
                .contains("no account");
        Ran unreachable = runAlone("nobody", "register", "alice", "--server", "http://localhost:1");
        assertThat(unreachable.exit()).isEqualTo(4);
        assertThat(unreachable.out()).contains("cannot be reached").doesNotContain("\tat ");
    }

    @Test
    void where_people_are_invited_a_code_is_asked_for_and_shown_to_the_relay() {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of("REGISTRATION", "invite"))) {
            String server = relay.address().toString();

            Ran without = run("alice", "register", "alice", "--server", server);
            Ran wrong = run("alice", "register", "alice", "--server", server, "--invite", "no-such-code");

            assertThat(without.exit()).isEqualTo(3);
            assertThat(without.out()).contains("invite_needed");
            assertThat(wrong.exit()).isEqualTo(3);
            assertThat(wrong.out()).contains("invite_bad").doesNotContain("no-such-code");
        }
    }

    @Test
    void a_computer_that_was_taken_out_logs_in_again_and_goes_on() {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of())) {
            String server = relay.address().toString();
            run("alice", "register", "alice", "--server", server);
            run("bob", "register", "bob", "--server", server);
            run("bob", "send", "alice", "before");
            run("alice", "inbox");
            String digits = run("bob", "safety", "alice").out();
            run("alice", "revoke", "1");

            Ran other = run("alice", "login", "bob");
            Ran back = run("alice", "login", "alice");
            run("bob", "send", "alice", "after");
            run("alice", "inbox");
            Ran history = run("alice", "history", "bob");

            assertThat(other.out()).contains("other_account");
            assertThat(back.out()).contains("active");
            assertThat(history.out()).contains("before").contains("after");
            assertThat(run("bob", "safety", "alice").out()).isEqualTo(digits);
        }
    }

    @Test
    void a_name_a_picture_a_block_and_privacy() throws IOException {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of())) {
            String server = relay.address().toString();
            for (String name : List.of("alice", "bob")) run(name, "register", name, "--server", server);
            run("alice", "send", "bob", "hello");
            Path words = Files.writeString(folder.resolve("words.txt"), "no picture");

            assertThat(run("alice", "profile", "--name", "Alice Liddell").out()).contains("Alice Liddell (alice)");
            assertThat(run("alice", "profile", "--picture", words.toString()).out())
                    .contains("not a JPEG");
            run("bob", "inbox");
            assertThat(run("bob", "export", folder.resolve("out").toString()).exit())
                    .isZero();
            try (Stream<Path> exported = Files.list(folder.resolve("out"))) {
                assertThat(exported)
                        .anySatisfy(file -> assertThat(file).content().contains("Alice Liddell"));
            }
            assertThat(run("alice", "privacy", "--read-receipts", "off", "--presence", "off")
                            .out())
                    .contains("read receipts off, typing on, presence off");
            assertThat(run("alice", "privacy").out()).contains("read receipts off, typing on, presence off");
            assertThat(run("alice", "block", "bob").exit()).isZero();
            assertThat(run("bob", "send", "alice", "let me in").exit()).isNotZero();
            assertThat(run("alice", "block", "bob", "--off").exit()).isZero();
            assertThat(run("bob", "send", "alice", "thank you").exit()).isZero();
            assertThat(LogCheck.findings(relay.logText())).isEmpty();
        }
    }

    private Process start(String profile, String... arguments) {
        return new CommandLine(folder).start(profile, arguments);
    }

    private Ran runAlone(String profile, String... arguments) {
        return new CommandLine(folder).run(profile, arguments);
    }

    private Ran run(String profile, String... arguments) {
        return host.run(folder, profile, arguments);
    }
}
