package com.entativa.messaging.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConversationTest {
    private final Tool tool = new Tool();
    private JsonNode a = tool.ok("generate", "opks", 0, "reg_id", 1, "spk_id", 1);
    private JsonNode b = a;

    @BeforeAll
    void devices() {
        a = Talk.device(tool, 1);
        b = Talk.device(tool, 2);
    }

    @AfterAll
    void stop() {
        tool.close();
    }

    @Test
    void both_talk_out_of_order_over_several_turns_and_every_replay_is_a_duplicate() {
        JsonNode begun = Talk.initiate(tool, a, b.get("bundle"), "hello");
        JsonNode accepted =
                Talk.accept(tool, b.get("state"), begun.get("message").asText());
        List<Talk> sides = List.of(new Talk(tool, begun.get("session")), new Talk(tool, accepted.get("session")));
        Random order = new Random(5);

        for (int turn = 0; turn < 6; turn++) {
            Talk sender = sides.get((turn + 1) % 2);
            Talk receiver = sides.get(turn % 2);
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < 5; i++) texts.add("turn " + turn + " message " + i);
            List<String> messages =
                    new ArrayList<>(texts.stream().map(sender::says).toList());
            List<Integer> arrivals = new ArrayList<>(List.of(0, 1, 2, 3, 4));
            Collections.shuffle(arrivals, order);

            for (int i : arrivals) receiver.hears(messages.get(i), texts.get(i));

            for (String message : messages) receiver.refuses(message, "duplicate");
        }
    }

    @Test
    void the_opening_is_repeated_until_the_first_answer_and_any_repetition_is_read() {
        JsonNode begun = Talk.initiate(tool, a, b.get("bundle"), "first");
        Talk alice = new Talk(tool, begun.get("session"));
        String second = alice.says("second");
        String third = alice.says("third");
        assertThat(List.of(begun.get("message").asText(), second, third)).allMatch(message -> message.startsWith("12"));

        JsonNode accepted = Talk.accept(tool, b.get("state"), third);
        Talk bob = new Talk(tool, accepted.get("session"));
        assertThat(accepted.get("plaintext").asText()).isEqualTo(Talk.hex("third"));
        bob.hears(begun.get("message").asText(), "first");
        bob.hears(second, "second");
        bob.refuses(third, "duplicate");

        alice.hears(bob.says("an answer"), "an answer");
        String fourth = alice.says("fourth");
        assertThat(fourth).startsWith("11").hasSize(2 * ("fourth".length() + 90));
        bob.hears(fourth, "fourth");
    }

    @Test
    void accepting_takes_the_one_time_prekey_and_names_the_sender() {
        String message =
                Talk.initiate(tool, a, b.get("bundle"), "").get("message").asText();
        assertThat(message).hasSize(2 * (79 + 90));

        JsonNode accepted = Talk.accept(tool, b.get("state"), message);

        assertThat(accepted.get("sender_ik")).isEqualTo(a.get("bundle").get("ik"));
        assertThat(accepted.get("plaintext").asText()).isEmpty();
        assertThat(names(b.get("state").get("opks"))).containsExactly("1", "2", "3");
        assertThat(names(accepted.get("state").get("opks"))).containsExactly("2", "3");
        assertThat(Tool.refusal(Talk.accept(tool, accepted.get("state"), message)))
                .isEqualTo("duplicate");
    }

    @Test
    void without_one_time_prekeys_the_set_of_seen_base_keys_alone_refuses_the_replay() {
        JsonNode bare = tool.ok("generate", "opks", 0, "reg_id", 9, "spk_id", 4);
        assertThat(bare.get("bundle").has("opk")).isFalse();
        String message =
                Talk.initiate(tool, a, bare.get("bundle"), "hi").get("message").asText();

        JsonNode accepted = Talk.accept(tool, bare.get("state"), message);

        assertThat(accepted.get("plaintext").asText()).isEqualTo(Talk.hex("hi"));
        assertThat(Tool.refusal(Talk.accept(tool, accepted.get("state"), message)))
                .isEqualTo("duplicate");
    }

    @Test
    void a_bundle_offers_the_prekey_that_is_asked_for_else_the_lowest_left() {
        JsonNode state = b.get("state");

        assertThat(tool.ok("bundle", "state", state).get("bundle")).isEqualTo(b.get("bundle"));
        JsonNode third = tool.ok("bundle", "state", state, "opk_id", 3).get("bundle");
        assertThat(third.get("opk_id").asInt()).isEqualTo(3);
        String message = Talk.initiate(tool, a, third, "hi").get("message").asText();
        JsonNode left = Talk.accept(tool, state, message).get("state");
        assertThat(names(left.get("opks"))).containsExactly("1", "2");
        assertThat(tool.refusal("bundle", "state", left, "opk_id", 3)).isEqualTo("unknown_prekey");
    }

    @Test
    void the_tool_keeps_nothing_so_that_the_same_question_has_the_same_answer() {
        JsonNode begun = Talk.initiate(tool, a, b.get("bundle"), "hello");
        JsonNode next = tool.ok("encrypt", "session", begun.get("session"), "plaintext", "01");

        assertThat(tool.ok("encrypt", "session", begun.get("session"), "plaintext", "01"))
                .isEqualTo(next);
        assertThat(tool.ok("encrypt", "session", next.get("session"), "plaintext", "01"))
                .isNotEqualTo(next);
    }

    @Test
    void files_of_every_length_around_a_segment_come_back_whole() {
        String key = "07".repeat(32);
        for (int length : new int[] {0, 1, 65_479, 65_480, 65_481, 131_016, 200_000}) {
            String data = "5a".repeat(length);
            String sealed = tool.ok("stream_seal", "key", key, "aad", "0102", "data", data)
                    .get("data")
                    .asText();
            assertThat(sealed).startsWith("28");

            assertThat(tool.ok("stream_open", "key", key, "aad", "0102", "data", sealed)
                            .get("data")
                            .asText())
                    .isEqualTo(data);
        }
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
