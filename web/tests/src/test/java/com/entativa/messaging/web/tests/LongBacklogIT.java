package com.entativa.messaging.web.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.system.Person;
import com.entativa.messaging.system.RelayProcess;
import com.entativa.messaging.system.Waiting;
import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What waited while a browser was closed, and how soon the next start has something to show.
@DisplayName("R3.1, R3.2 a long backlog in a browser")
@Timeout(400)
final class LongBacklogIT {
    private static final int BACKLOG = 5_000;

    /// Measured alone on two cores it is far less: the builds beside a test may take most of them.
    private static final long MOST_MILLIS = 60_000;

    /// Who asks for something meanwhile waits for the small commit that is being sealed and written.
    private static final int MOST_WAITED_MILLIS = 1_500;

    private static final Map<String, String> SETTINGS = Map.of(
            "WEB_DIR",
                    Path.of(System.getProperty("project.root"), "web/core/target/talk")
                            .toString(),
            "LIMIT_MESSAGES_PER_SECOND", "100000",
            "LIMIT_FRAMES_PER_SECOND", "100000");

    @Test
    @DisplayName("R3.2 5 000 messages are decrypted, stored and acknowledged; R3.1 the next start is quick")
    void a_backlog_is_taken_in(@TempDir Path folder, @TempDir Path profile) throws IOException {
        try (RelayProcess relay = RelayProcess.start(folder, SETTINGS);
                Browser browser = Browser.start(Engine.CHROMIUM, profile);
                Person alice = Person.register("alice", folder, relay.address())) {
            TalkPage bob = new TalkPage(browser, relay.address());
            bob.register("bob");
            alice.goOnline();
            UUID chat = alice.with("bob").id();
            alice.say(chat, "first");
            bob.await("the first line", page -> page.texts(chat.toString()).contains("first"));
            bob.ok("accept", Map.of("conversation_id", chat));
            browser.open(relay.address().resolve("/docs"));

            for (int i = 1; i <= BACKLOG; i++) alice.say(chat, "line " + i + " of a long afternoon");
            Waiting.until("all are at the relay", Duration.ofMinutes(3), () -> hasSentAll(alice, chat));

            bob.open();
            long connecting = System.nanoTime();
            JsonNode waited = bob.json("caughtUp()");
            long taken = millisSince(connecting);
            int median = waited.get(waited.size() / 2).asInt();
            int longest = waited.get(waited.size() - 1).asInt();
            long restarting = System.nanoTime();
            bob.open();
            int shown = bob.ok("conversations", Map.of("shelf", "list", "limit", 50))
                    .size();
            long warm = millisSince(restarting);

            System.out.println("backlog of " + BACKLOG + ": " + taken + " ms; meanwhile a list came in " + median
                    + " ms (median of " + waited.size() + ", longest " + longest + "); warm start to a list: " + warm
                    + " ms");
            assertThat(shown).isOne();
            assertThat(bob.texts(chat.toString())).endsWith("line " + BACKLOG + " of a long afternoon");
            assertThat(bob.ok("conversation", Map.of("conversation_id", chat))
                            .get("unread")
                            .asInt())
                    .isEqualTo(1 + BACKLOG);
            assertThat(taken).isLessThan(MOST_MILLIS);
            assertThat(median).isLessThan(MOST_WAITED_MILLIS);
            assertThat(warm).isLessThan(4_000);
        }
    }

    private static boolean hasSentAll(Person person, UUID chat) {
        return person.lines(chat).stream()
                .noneMatch(message -> message.line() instanceof Line.Own(var _, Progress progress, var _)
                        && progress == Progress.QUEUED);
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
