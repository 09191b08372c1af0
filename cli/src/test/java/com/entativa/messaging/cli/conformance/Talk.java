package com.entativa.messaging.cli.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// One end of a conversation: the session as it came back last.
final class Talk {
    static final String APPENDIX = "0a0b0c";
    private final Tool tool;
    private JsonNode session;

    Talk(Tool tool, JsonNode session) {
        this.tool = tool;
        this.session = session;
    }

    static JsonNode device(Tool tool, int registrationId) {
        return tool.ok("generate", "opks", 3, "reg_id", registrationId, "spk_id", 1);
    }

    static JsonNode initiate(Tool tool, JsonNode from, JsonNode bundle, String text) {
        return tool.ok(
                "initiate",
                "state",
                from.get("state"),
                "bundle",
                bundle,
                "plaintext",
                hex(text),
                "ad_appendix",
                APPENDIX);
    }

    static JsonNode accept(Tool tool, JsonNode state, String message) {
        return tool.ask("accept", "state", state, "message", message, "ad_appendix", APPENDIX);
    }

    String says(String text) {
        JsonNode answer = tool.ok("encrypt", "session", session, "plaintext", hex(text));
        session = answer.get("session");
        return answer.get("message").asText();
    }

    void hears(String message, String text) {
        JsonNode answer = tool.ok("decrypt", "session", session, "message", message);
        assertThat(answer.get("plaintext").asText()).isEqualTo(hex(text));
        session = answer.get("session");
    }

    void refuses(String message, String error) {
        assertThat(tool.refusal("decrypt", "session", session, "message", message))
                .isEqualTo(error);
    }

    static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
