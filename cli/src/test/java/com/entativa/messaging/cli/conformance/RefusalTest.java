package com.entativa.messaging.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each error code, and what cannot be read at all.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RefusalTest {
    private final Tool tool = new Tool();
    private final JsonNode a = Talk.device(tool, 1);
    private final JsonNode b = Talk.device(tool, 2);

    @AfterAll
    void stop() {
        tool.close();
    }

    @Test
    void auth_a_changed_bit_an_other_appendix_or_a_changed_file() {
        String message = begun().get("message").asText();
        assertThat(tool.refusal("accept", "state", b.get("state"), "message", message, "ad_appendix", "0a0b0d"))
                .isEqualTo("auth");
        assertThat(Tool.refusal(Talk.accept(tool, b.get("state"), changedAtEnd(message))))
                .isEqualTo("auth");

        JsonNode accepted = Talk.accept(tool, b.get("state"), message);
        Talk bob = new Talk(tool, accepted.get("session"));
        Talk alice = new Talk(tool, begun().get("session"));
        bob.refuses(changedAtEnd(message), "duplicate");
        alice.refuses(bob.says("of another session"), "auth");

        String key = "01".repeat(32);
        String file = tool.ok("stream_seal", "key", key, "aad", "", "data", "00ff")
                .get("data")
                .asText();
        assertThat(tool.refusal("stream_open", "key", key, "aad", "01", "data", file))
                .isEqualTo("auth");
        assertThat(tool.refusal("stream_open", "key", key, "aad", "", "data", changedAtEnd(file)))
                .isEqualTo("auth");
        assertThat(tool.refusal("stream_open", "key", key, "aad", "", "data", file.substring(0, 90)))
                .isEqualTo("auth");
    }

    @Test
    void too_far_a_thousand_missing_messages_are_borne_and_not_one_more() {
        JsonNode begun = begun();
        JsonNode accepted =
                Talk.accept(tool, b.get("state"), begun.get("message").asText());
        Talk alice = new Talk(tool, begun.get("session"));
        for (int i = 1; i <= 1_000; i++) alice.says("lost");
        String last = alice.says("last");
        String beyond = alice.says("beyond");
        Talk bob = new Talk(tool, accepted.get("session"));

        bob.refuses(beyond, "too_far");
        bob.hears(last, "last");
        bob.hears(beyond, "beyond");
    }

    @Test
    void bad_signature_nothing_is_begun_on_a_bundle_that_its_identity_did_not_sign() {
        ObjectNode bundle = b.get("bundle").deepCopy();
        bundle.put("spk_sig", changedAtEnd(bundle.get("spk_sig").asText()));
        assertThat(initiate(bundle)).isEqualTo("bad_signature");

        ObjectNode swapped = b.get("bundle").deepCopy();
        swapped.set("ik", a.get("bundle").get("ik"));
        assertThat(initiate(swapped)).isEqualTo("bad_signature");
    }

    @Test
    void unknown_prekey_the_state_lacks_what_the_message_names() {
        String message = begun().get("message").asText();
        ObjectNode withoutOneTime = b.get("state").deepCopy();
        ((ObjectNode) withoutOneTime.get("opks")).remove("1");
        ObjectNode rotated = b.get("state").deepCopy();
        rotated.put("spk_id", 2);

        assertThat(Tool.refusal(Talk.accept(tool, withoutOneTime, message))).isEqualTo("unknown_prekey");
        assertThat(Tool.refusal(Talk.accept(tool, rotated, message))).isEqualTo("unknown_prekey");
    }

    @Test
    void malformed_keys_of_low_order_or_of_a_second_encoding() {
        for (String u : new String[] {"00".repeat(32), "ff".repeat(32), "ed" + "ff".repeat(30) + "7f"}) {
            ObjectNode bundle = b.get("bundle").deepCopy();
            bundle.put("opk", "05" + u);
            assertThat(initiate(bundle)).isEqualTo("malformed");
        }
    }

    @Test
    void malformed_an_ordinary_message_opens_nothing() {
        JsonNode begun = begun();
        JsonNode accepted =
                Talk.accept(tool, b.get("state"), begun.get("message").asText());
        String ordinary = new Talk(tool, accepted.get("session")).says("hi");

        assertThat(Tool.refusal(Talk.accept(tool, a.get("state"), ordinary))).isEqualTo("malformed");
    }

    @Test
    void malformed_whatever_damage_a_session_has_the_tool_answers() {
        JsonNode session = begun().get("session");
        String hex = session.asText();
        for (int at = 0; at < hex.length(); at += 2) {
            for (String damaged :
                    new String[] {hex.substring(0, at), hex.substring(0, at) + "ff" + hex.substring(at + 2)}) {
                JsonNode answer = tool.ask("encrypt", "session", damaged, "plaintext", "");
                assertThat(answer.get("ok").asBoolean()
                                || answer.get("error").asText().equals("malformed"))
                        .isTrue();
            }
        }
        assertThat(tool.refusal("encrypt", "session", hex + "00", "plaintext", ""))
                .isEqualTo("malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "null",
                "[]",
                "\"generate\"",
                "{}",
                "{\"op\":5}",
                "{\"op\":\"\"}",
                "{\"op\":\"2\"}",
                "{\"op\":\"no such op\"}",
                "{\"op\":\"generate2\",\"opks\":1,\"reg_id\":1,\"spk_id\":1}",
                "{\"op\":\"kdf2\",\"which\":\"root\"}",
                "{\"op\":\"kdf\"} {\"op\":\"kdf\"}",
                "{\"op\":\"kdf\",\"op\":\"kdf\"}",
                "{\"op\":\"kdf\",\"which\":\"other\"}",
                "{\"op\":\"kdf\",\"which\":\"chain\",\"ck\":\"00\"}",
                "{\"op\":\"kdf\",\"which\":\"chain\",\"ck\":\"0\"}",
                "{\"op\":\"kdf\",\"which\":\"chain\",\"ck\":\"zz\"}",
                "{\"op\":\"kdf\",\"which\":\"chain\",\"ck\":null}",
                "{\"op\":\"kdf\",\"which\":\"x3dh\",\"dh\":[]}",
                "{\"op\":\"kdf\",\"which\":\"x3dh\",\"dh\":[1,2,3]}",
                "{\"op\":\"kdf\",\"which\":\"x3dh\",\"dh\":[\"00\",\"00\",\"00\"]}",
                "{\"op\":\"generate\",\"opks\":-1,\"reg_id\":1,\"spk_id\":1}",
                "{\"op\":\"generate\",\"opks\":1000000000000000000000,\"reg_id\":1,\"spk_id\":1}",
                "{\"op\":\"generate\",\"opks\":1,\"reg_id\":0,\"spk_id\":1}",
                "{\"op\":\"generate\",\"opks\":1,\"reg_id\":1,\"spk_id\":1.5}",
                "{\"op\":\"xeddsa_verify\",\"pub\":\"05\",\"msg\":\"\",\"sig\":\"\"}",
                "{\"op\":\"encrypt\",\"session\":{},\"plaintext\":\"\"}",
                "{\"op\":\"encrypt\",\"session\":\"\",\"plaintext\":\"\"}",
                "{\"op\":\"decrypt\",\"session\":\"010100000000\",\"message\":\"\"}",
                "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
                "\u0000\u0001\uFFFD garbage \u00e9",
            })
    void malformed_a_line_that_asks_for_nothing_is_answered_and_the_next_one_too(String line) {
        assertThat(Tool.refusal(tool.line(line))).isEqualTo("malformed");
        tool.ok("kdf", "which", "chain", "ck", "00".repeat(32));
    }

    @Test
    void unknown_fields_are_ignored() {
        JsonNode plain = tool.ok("kdf", "which", "chain", "ck", "00".repeat(32));

        assertThat(tool.ok("kdf", "which", "chain", "ck", "00".repeat(32), "id", 7, "note", Map.of("x", 1.5)))
                .isEqualTo(plain);
    }

    @Test
    void the_process_ends_well_with_its_input() throws IOException, InterruptedException {
        try (Tool other = new Tool()) {
            other.line("garbage");

            assertThat(other.end()).isZero();
        }
    }

    private JsonNode begun() {
        return Talk.initiate(tool, a, b.get("bundle"), "hello");
    }

    private String initiate(JsonNode bundle) {
        return tool.refusal(
                "initiate", "state", a.get("state"), "bundle", bundle, "plaintext", "", "ad_appendix", Talk.APPENDIX);
    }

    private static String changedAtEnd(String hex) {
        char last = hex.charAt(hex.length() - 1);
        return hex.substring(0, hex.length() - 1) + (last == '0' ? '1' : '0');
    }
}
