package com.entativa.messaging.web.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.system.RelayProcess;
import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Browser.Engine;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The core in the worker of an app, served by the real relay under the real policy.
@DisplayName("two browsers talk")
@Timeout(240)
@SuppressWarnings("NullAway.Init")
final class TwoBrowsersTalkIT {
    private static final Path TALK = Path.of(System.getProperty("project.root"), "web/core/target/talk");
    private static RelayProcess relay;

    @BeforeAll
    static void start(@TempDir Path folder) {
        relay = RelayProcess.start(folder, Map.of("WEB_DIR", TALK.toString()));
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("they register, talk both ways, see what arrived, and a reload keeps it all; safety numbers are equal")
    void they_talk(Engine engine, @TempDir Path one, @TempDir Path other) throws IOException {
        try (Browser first = Browser.start(Engine.CHROMIUM, one);
                Browser second = Browser.start(engine, other)) {
            TalkPage alice = new TalkPage(first, relay.address());
            TalkPage bob = new TalkPage(second, relay.address());
            alice.register("alice_" + word(engine));
            bob.register("bob_" + word(engine));

            String chat = alice.directWith("bob_" + word(engine));
            String hello = alice.say(chat, "Hello Bob");
            bob.await("the request", page -> page.texts(chat).contains("Hello Bob"));
            bob.ok("accept", Map.of("conversation_id", chat));
            bob.say(chat, "Hello Alice");
            alice.await("the answer", page -> page.texts(chat).contains("Hello Alice"));
            alice.await("delivered", page -> page.state(chat, hello).equals("delivered"));
            bob.ok("read", Map.of("line_id", hello));
            alice.await("read", page -> page.state(chat, hello).equals("read"));

            alice.open();
            bob.open();
            for (TalkPage page : List.of(alice, bob)) {
                assertThat(page.texts(chat)).containsExactly("Hello Bob", "Hello Alice");
                assertThat(page.ok("hello", Map.of()).get("standing").asText()).isEqualTo("active");
                page.ok("connect", Map.of());
            }
            bob.say(chat, "after the reload");
            alice.await("a line after the reload", page -> page.texts(chat).contains("after the reload"));
            assertThat(safety(alice, chat)).hasSize(60).isEqualTo(safety(bob, chat));
        }
    }

    private static String safety(TalkPage page, String chat) {
        JsonNode peer = page.ok("conversation", Map.of("conversation_id", chat)).at("/person/user_id");
        return page.ok("safety_number", Map.of("user_id", peer.asText()))
                .get("digits")
                .asText();
    }

    private static String word(Engine engine) {
        return engine.name().toLowerCase(java.util.Locale.ROOT);
    }
}
