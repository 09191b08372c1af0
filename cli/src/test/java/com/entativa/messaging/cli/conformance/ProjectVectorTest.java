package com.entativa.messaging.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The project's frozen vectors through the tool's words alone; states are the vector files' own.
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProjectVectorTest {
    private final Tool tool = new Tool();

    @AfterAll
    void stop() {
        tool.close();
    }

    @Test
    void derivations() {
        JsonNode vectors = Vectors.read("project/primitives.json");

        for (JsonNode v : vectors.get("x3dh")) {
            same(tool.ok("kdf", "which", "x3dh", "dh", v.get("dh")), v, "sk");
        }
        for (JsonNode v : vectors.get("kdf_root")) {
            same(tool.ok("kdf", "which", "root", "rk", v.get("rk_in"), "dh", v.get("dh")), v, "rk", "ck");
        }
        for (JsonNode v : vectors.get("kdf_chain")) {
            same(tool.ok("kdf", "which", "chain", "ck", v.get("ck_in")), v, "mk", "ck");
        }
        int suite1 = 0;
        for (JsonNode v : vectors.get("kdf_message")) {
            if (!v.get("pq").isNull()) continue;
            same(tool.ok("kdf", "which", "message", "mk", v.get("mk")), v, "enc", "mac", "iv");
            suite1++;
        }
        assertThat(suite1).isPositive();
    }

    @Test
    void signatures_good_and_bad() {
        JsonNode vectors = Vectors.read("project/primitives.json");

        for (JsonNode v : vectors.get("xeddsa")) {
            same(tool.ok("xeddsa_sign", "priv", v.get("priv"), "msg", v.get("msg"), "z", v.get("z")), v, "sig");
            assertThat(verifies(v.get("pub").asText(), v)).isTrue();
            assertThat(verifies("05" + v.get("pub").asText(), v)).isTrue();
        }
        assertThat(vectors.get("xeddsa_bad")).isNotEmpty();
        for (JsonNode v : vectors.get("xeddsa_bad")) {
            assertThat(verifies(v.get("pub").asText(), v)).isFalse();
        }
    }

    private boolean verifies(String pub, JsonNode v) {
        return tool.ok("xeddsa_verify", "pub", pub, "msg", v.get("msg"), "sig", v.get("sig"))
                .get("valid")
                .asBoolean();
    }

    @Test
    void safety_numbers_from_either_side() {
        for (JsonNode v : Vectors.read("project/primitives.json").get("safety")) {
            same(safety(v, "a", "b"), v, "number");
            same(safety(v, "b", "a"), v, "number");
        }
    }

    private JsonNode safety(JsonNode v, String first, String second) {
        return tool.ok(
                "safety",
                "ik_a",
                v.get("ik_" + first),
                "id_a",
                v.get("id_" + first),
                "ik_b",
                v.get("ik_" + second),
                "id_b",
                v.get("id_" + second));
    }

    @Test
    void a_one_way_run_is_read_from_the_receivers_private_state() {
        JsonNode run = Vectors.read("project/suite1_oneway.json");
        String appendix = run.get("ad").asText().substring(2 * 66);

        assertThat(read(run.get("b"), appendix, run.get("messages"))).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"suite1_conversation_opk.json", "suite1_conversation_noopk.json"})
    void the_first_messages_of_a_conversation_are_read_from_the_receivers_private_state(String file) {
        JsonNode conversation = Vectors.read("project/" + file);
        String appendix = conversation.get("ad_appendix").asText();

        assertThat(read(conversation.get("b"), appendix, conversation.get("events")))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_vector_files_state_makes_the_vector_files_bundle() {
        JsonNode run = Vectors.read("project/suite1_oneway.json");

        assertThat(tool.ok("bundle", "state", run.get("b")).get("bundle")).isEqualTo(run.get("b_bundle"));
    }

    /// Accepts the first message and decrypts those after it, up to where the other side begins; how many.
    private int read(JsonNode state, String appendix, JsonNode messages) {
        JsonNode first = messages.get(0);
        JsonNode answer = tool.ok("accept", "state", state, "message", first.get("message"), "ad_appendix", appendix);
        same(answer, first, "plaintext");
        int read = 1;
        for (JsonNode next = messages.get(read); isFromA(next); next = messages.get(++read)) {
            answer = tool.ok("decrypt", "session", answer.get("session"), "message", next.get("message"));
            same(answer, next, "plaintext");
        }
        return read;
    }

    private static boolean isFromA(JsonNode event) {
        return event != null
                && event.has("message")
                && !event.path("from").asText().equals("B");
    }

    private static void same(JsonNode answer, JsonNode vector, String... fields) {
        for (String field : fields) assertThat(answer.get(field)).as(field).isEqualTo(vector.get(field));
    }
}
