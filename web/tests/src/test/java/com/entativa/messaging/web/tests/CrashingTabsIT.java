package com.entativa.messaging.web.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.system.Person;
import com.entativa.messaging.system.RelayProcess;
import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Browser.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Tabs that end at any moment, and several of one profile, while people talk over the real relay.
@DisplayName("tabs end, messages stay")
@Timeout(300)
@SuppressWarnings("NullAway.Init")
final class CrashingTabsIT {
    private static final int ROUNDS = 10;
    private static final long SEED = 20_261_124;
    private static RelayProcess relay;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() {
        String talk = Path.of(System.getProperty("project.root"), "web/core/target/talk")
                .toString();
        relay = RelayProcess.start(
                folder,
                Map.of("WEB_DIR", talk, "LIMIT_MESSAGES_PER_SECOND", "1000", "LIMIT_OPENINGS_PER_SECOND", "1000"));
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    /// The worker is ended as a crash would: between two instructions, while lines go out and come in.
    @Test
    @DisplayName("R1.1 a worker ended at any moment loses nothing, sends nothing twice and shows nothing twice")
    void workers_end_while_people_talk(@TempDir Path profile) throws IOException {
        Random random = new Random(SEED);
        try (Browser browser = Browser.start(Engine.CHROMIUM, profile);
                Person alice = Person.register("alice", folder, relay.address())) {
            TalkPage bob = new TalkPage(browser, relay.address());
            bob.register("bob");
            alice.goOnline();
            UUID chat = alice.with("bob").id();
            alice.say(chat, "hello");
            bob.await("the request", page -> page.texts(chat.toString()).contains("hello"));
            bob.ok("accept", Map.of("conversation_id", chat));

            List<String> said = new ArrayList<>();
            List<String> heard = new ArrayList<>(List.of("hello"));
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < 3; i++) {
                    heard.add("a" + round + "." + i);
                    alice.say(chat, heard.getLast());
                    said.add("b" + round + "." + i);
                    bob.say(chat.toString(), said.getLast());
                }
                browser.await("new Promise(done => setTimeout(() => done(crash()), arguments[0]))", random.nextInt(60));
                bob.open();
                bob.ok("connect", Map.of());
            }

            alice.awaitHeard(chat, said.size());
            bob.await(
                    "all of alice's lines", page -> page.texts(chat.toString()).containsAll(heard));
            assertThat(alice.heard(chat)).as("seed %d", SEED).containsExactlyElementsOf(said);
            assertThat(bob.texts(chat.toString())).doesNotHaveDuplicates().hasSize(said.size() + heard.size());
            assertThat(alice.faults()).isEmpty();
        }
    }

    @Test
    @DisplayName("R1.2 of two tabs one writes for both; when it is closed the other goes on")
    void two_tabs_one_writer(@TempDir Path profile) throws IOException {
        try (Browser browser = Browser.start(Engine.CHROMIUM, profile);
                Person carol = Person.register("carol", folder, relay.address())) {
            TalkPage first = new TalkPage(browser, relay.address());
            first.register("dave");
            carol.goOnline();
            UUID chat = carol.with("dave").id();
            String leading = browser.driver().getWindowHandle();

            browser.driver().switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
            String following = browser.driver().getWindowHandle();
            TalkPage second = new TalkPage(browser, relay.address());
            assertThat(second.ok("hello", Map.of()).at("/self/username").asText())
                    .isEqualTo("dave");
            carol.say(chat, "to both");
            second.await("the line in the second tab", page -> page.texts(chat.toString())
                    .contains("to both"));
            second.ok("accept", Map.of("conversation_id", chat));
            assertThat(second.json("events.some(e => e.event === 'line')").asBoolean())
                    .isTrue();

            browser.driver().switchTo().window(leading).close();
            browser.driver().switchTo().window(following);
            second.await(
                    "the second tab leads", page -> page.ask("hello", Map.of()).has("standing"));
            second.ok("connect", Map.of());
            second.say(chat.toString(), "from the second");
            carol.awaitHeard(chat, 1);
            carol.say(chat, "still here");
            second.await("the answer", page -> page.texts(chat.toString()).contains("still here"));

            assertThat(second.texts(chat.toString())).containsExactly("to both", "from the second", "still here");
            assertThat(carol.heard(chat)).containsExactly("from the second");
        }
    }
}
