package com.entativa.messaging.web.tests;

import com.entativa.messaging.system.Waiting;
import com.entativa.messaging.web.tests.browser.Browser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// One person's core in one tab: an app without a screen.
final class TalkPage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(30);
    private final Browser browser;
    private final URI page;

    TalkPage(Browser browser, URI relay) {
        this.browser = browser;
        this.page = relay.resolve("/talk/");
        open();
    }

    /// Again as well: a reload.
    void open() {
        browser.open(page);
        await("its script runs", _ -> browser.isTrue("typeof globalThis.inState === 'function'"));
        browser.await("inState('open')");
    }

    void register(String username) {
        ok("register", Map.of("username", username, "name", username, "password", username + "'s long password"));
        ok("connect", Map.of());
    }

    /// What the core answers; fails when it says no.
    JsonNode ok(String command, Map<String, ?> with) {
        JsonNode answer = ask(command, with);
        if (answer.has("failed")) throw new AssertionError(command + ": " + answer.get("failed"));
        return answer;
    }

    JsonNode ask(String command, Map<String, ?> with) {
        return json("ask(arguments[0], JSON.parse(arguments[1])).then(JSON.stringify)", command, text(with));
    }

    /// The conversation with the person of this name.
    String directWith(String username) {
        return ok("direct", Map.of("username", username)).get("id").asText();
    }

    String say(String conversation, String text) {
        return ok("say", Map.of("conversation_id", conversation, "text", text))
                .get("id")
                .asText();
    }

    /// The texts of all lines, oldest first; `?` for what is no text.
    List<String> texts(String conversation) {
        List<String> texts = new ArrayList<>();
        for (JsonNode line : lines(conversation)) texts.add(textOf(line));
        return texts;
    }

    JsonNode lines(String conversation) {
        return ok("timeline", Map.of("conversation_id", conversation, "limit", 100))
                .get("lines");
    }

    static String textOf(JsonNode line) {
        if (!"text".equals(line.at("/body/kind").asText())) return "?";
        StringBuilder text = new StringBuilder();
        for (JsonNode part : line.at("/body/parts"))
            text.append(part.get("text").asText());
        return text.toString();
    }

    /// How far the line has come by what the list says now.
    String state(String conversation, String line) {
        for (JsonNode one : lines(conversation)) {
            if (one.get("id").asText().equals(line)) return one.path("state").asText();
        }
        return "not there";
    }

    void await(String what, Predicate<TalkPage> holds) {
        Waiting.until(what, SOON, () -> holds.test(this));
    }

    JsonNode json(String expression, Object... arguments) {
        return read(String.valueOf(browser.await(expression, arguments)));
    }

    Browser browser() {
        return browser;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static String text(Map<String, ?> with) {
        try {
            return JSON.writeValueAsString(with);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
