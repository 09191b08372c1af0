package com.entativa.messaging.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.json.Json;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    private static final long SEED = Long.getLong("seed", 20261122L);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":1}",
                "{\"a\":[1,-2,3.5,1e3,true,false,null,\"x\"],\"b\":{\"c\":{}}}",
                " { \"a\" : \"\\u00e9\\n\\\"\\\\\\/\\ud83d\\ude00\" } ",
                "{\"big\":999999999999999999}"
            })
    void what_is_json_is_read_and_written_the_same(String text) {
        Json.Obj read = ok(text);

        assertThat(ok(read.write())).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "1",
                "{",
                "{]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":'x'}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":\"\n\"}",
                "{\"a\":1} x",
                "{a:1}",
                "{\"a\":1}//"
            })
    void what_is_not_json_is_malformed(String text) {
        assertThat(Json.read(text, object -> object)).isInstanceOf(Json.Read.Malformed.class);
    }

    @Test
    @DisplayName("R5.4: depth is bounded")
    void deep_nesting_is_refused_before_the_stack_ends() {
        String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(Json.read(deep, object -> object)).isInstanceOf(Json.Read.Malformed.class);
    }

    @Test
    void a_malformed_answer_names_a_place_and_never_content() {
        Json.Read<String> read =
                Json.read("{\"password\":17,\"other\":\"hunter2\"}", object -> object.text("password"));

        assertThat(read).isEqualTo(new Json.Read.Malformed<String>("password is not text"));
    }

    @Test
    void uuids_and_base64_are_exact() {
        assertThat(Json.read("{\"id\":\"1-2-3-4-5\"}", object -> object.uuid("id")))
                .isInstanceOf(Json.Read.Malformed.class);
        assertThat(Json.read("{\"b\":\"a*b=\"}", object -> object.base64("b"))).isInstanceOf(Json.Read.Malformed.class);
    }

    @Test
    @DisplayName("R5.6: fuzzed frames are read or refused, never anything else")
    void mutated_frames_never_throw() {
        Random random = new Random(SEED);
        String[] frames = {
            "{\"type\":\"message\",\"message_id\":\"0190f5c0-0000-7000-8000-000000000010\",\"conversation_id\":"
                    + "\"0190f5c0-0000-7000-8000-000000000003\",\"envelopes\":[{\"user_id\":"
                    + "\"0190f5c0-0000-7000-8000-000000000002\",\"device_id\":1,\"registration_id\":7,"
                    + "\"content\":\"EQUAAAA=\"}]}",
            "{\"type\":\"ack\",\"message_ids\":[\"0190f5c0-0000-7000-8000-000000000010\"]}",
            "{\"type\":\"error\",\"code\":\"x\",\"detail\":\"y\",\"missing\":[{\"user_id\":1,\"device_id\":0}]}",
            "{\"type\":\"message\",\"message_id\":\"0190f5c0-0000-7000-8000-000000000010\",\"conversation_id\":"
                    + "\"0190f5c0-0000-7000-8000-000000000003\",\"sender_id\":"
                    + "\"0190f5c0-0000-7000-8000-000000000002\",\"sender_device_id\":1,"
                    + "\"encrypted_content\":\"EQUAAAA=\",\"sent_at\":1}"
        };
        System.out.println("seed " + SEED);

        for (int i = 0; i < 50_000; i++) {
            String mutated = mutate(frames[i % frames.length], random);
            ServerFrame.read(mutated);
            ClientFrame.read(mutated, new UUID(0, 1));
            Json.read(mutated, Problem::from);
        }
    }

    private static String mutate(String frame, Random random) {
        StringBuilder text = new StringBuilder(frame);
        for (int n = 1 + random.nextInt(3); n > 0 && !text.isEmpty(); n--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(0x250));
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.insert(at, "{}[]\",:\\-0e.\ud800".charAt(random.nextInt(13)));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private static Json.Obj ok(String text) {
        return switch (Json.read(text, object -> object)) {
            case Json.Read.Ok<Json.Obj>(Json.Obj object) -> object;
            case Json.Read.Malformed<Json.Obj>(String where) -> throw new AssertionError(where);
        };
    }
}
