package com.entativa.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.jdk.Bot;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.relay.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bots against the real relay; the first is the one of `docs/bot.md`, word for word.
final class BotIT {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final char[] PASSPHRASE = "a passphrase of a test".toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path relayFolder;

    @SuppressWarnings("NullAway.Init")
    private static RelayProcess relay;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void start() {
        relay = RelayProcess.start(relayFolder, Map.of());
    }

    @AfterAll
    static void end() {
        relay.close();
    }

    @Test
    void the_bot_of_the_docs_answers_also_what_came_while_it_was_killed() throws Exception {
        String program = program();
        Path source = Files.writeString(folder.resolve("EchoBot.java"), program);
        try (Person alice = Person.register("alice", folder, relay.address())) {
            alice.goOnline();

            Process bot = start(source);
            UUID conversation = conversation(alice);
            alice.say(conversation, "hello");
            alice.awaitHeard(conversation, 1);
            alice.awaitAll(conversation, Progress.READ);
            kill(bot);
            alice.say(conversation, "are you there?");
            alice.say(conversation, "hello again");
            Process again = start(source);
            alice.awaitHeard(conversation, 3);
            alice.awaitAll(conversation, Progress.READ);
            kill(again);

            assertThat(program.lines()).hasSizeLessThanOrEqualTo(20);
            assertThat(alice.heard(conversation))
                    .containsExactly("You said: hello", "You said: are you there?", "You said: hello again");
            assertThat(alice.faults()).isEmpty();
        }
    }

    @Test
    void what_the_bots_code_failed_at_is_handed_over_again() throws InterruptedException {
        try (Person alice = Person.register("alice.too", folder, relay.address())) {
            List<String> handed = new CopyOnWriteArrayList<>();
            alice.goOnline();

            try (Bot bot = Bot.open(folder.resolve("bot"), relay.address(), PASSPHRASE)) {
                bot.register("bot", "password of bot");
                UUID conversation = alice.with("bot").id();
                for (String word : List.of("one", "two", "three")) alice.say(conversation, word);
                assertThatThrownBy(() -> bot.listen(message -> {
                            handed.add(message.from() + ": " + message.text());
                            if (message.text().equals("two")) throw new IllegalArgumentException("the bot's own fault");
                        }))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            try (Bot bot = Bot.open(folder.resolve("bot"), relay.address(), PASSPHRASE)) {
                bot.register("bot", "password of bot");
                Thread listening = Thread.startVirtualThread(() -> bot.listen(message -> {
                    handed.add(message.from() + ": " + message.text());
                    if (message.text().equals("three")) bot.send("alice.too", "that was all");
                }));
                alice.awaitHeard(alice.with("bot").id(), 1);
                bot.stop();

                assertThat(listening.join(Duration.ofSeconds(30))).isTrue();
            }

            assertThat(handed)
                    .containsExactly("alice.too: one", "alice.too: two", "alice.too: two", "alice.too: three");
            assertThat(alice.heard(alice.with("bot").id())).containsExactly("that was all");
        }
    }

    @Test
    void a_bot_that_cannot_begin_says_why() {
        try (Person _ = Person.register("taken", folder, relay.address());
                Bot bot = Bot.open(folder.resolve("bot"), relay.address(), PASSPHRASE)) {

            assertThatThrownBy(() -> Bot.open(folder.resolve("bot"), relay.address(), PASSPHRASE))
                    .isInstanceOf(Bot.CannotGoOn.class)
                    .hasMessageContaining("another process");
            assertThatThrownBy(() -> bot.listen(_ -> {}))
                    .isInstanceOf(Bot.CannotGoOn.class)
                    .hasMessageContaining("no account yet");
            assertThatThrownBy(() -> bot.register("taken", "a password of the bot"))
                    .isInstanceOf(Bot.CannotGoOn.class)
                    .hasMessageContaining("refused");
        }
    }

    private static String program() throws IOException {
        Path page = Path.of(System.getProperty("project.root"), "docs", "bot.md");
        Matcher matcher = PROGRAM.matcher(Files.readString(page));
        if (!matcher.find()) throw new IllegalStateException("no program in " + page);
        return matcher.group(1);
    }

    private Process start(Path source) {
        Map<String, String> environment = Map.of(
                "RELAY", relay.address().toString(),
                "BOT_PASSPHRASE", "a passphrase of a test",
                "BOT_PASSWORD", "password of echo");
        ProcessBuilder builder = JavaProcess.of(source, environment);
        builder.directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("bot.log").toFile()));
        return JavaProcess.start(builder);
    }

    private static void kill(Process bot) throws InterruptedException {
        bot.destroyForcibly();
        assertThat(bot.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /// The conversation with the bot, once it has its account.
    private UUID conversation(Person alice) {
        Duration patience = Duration.ofSeconds(60);
        Waiting.until("the bot starts", patience, () -> Files.exists(folder.resolve("echo-bot/store.db")));
        Waiting.until(
                "the bot has an account",
                patience,
                () -> alice.messenger().directWith("echo") instanceof Answer.Ok<Conversation>);
        return alice.with("echo").id();
    }
}
