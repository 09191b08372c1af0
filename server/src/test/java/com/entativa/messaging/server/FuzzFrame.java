package com.entativa.messaging.server;

import com.entativa.messaging.server.FuzzRequest.Care;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Frames of a client as `frame-schemas.json` says, nearly so, or absurd. The file has an entry for each kind of frame.
final class FuzzFrame {
    private static final JsonNode SCHEMAS = read();
    private final FuzzJson json;
    private final Random random;

    FuzzFrame(Map<String, List<String>> known, Random random) {
        this.json = new FuzzJson(SCHEMAS, known, random);
        this.random = random;
    }

    @SuppressWarnings("ArrayRecordComponent")
    record Made(int opcode, byte[] payload) {
        @Override
        public String toString() {
            String text = new String(payload, StandardCharsets.ISO_8859_1);
            return opcode + " " + text.substring(0, Math.min(300, text.length()));
        }
    }

    /// The kinds that have a schema, named as the access table names them.
    static List<String> names() {
        List<String> names = new java.util.ArrayList<>();
        SCHEMAS.path("frames").fieldNames().forEachRemaining(names::add);
        return names;
    }

    Made make(Care care) {
        String name = json.pick(names());
        JsonNode schema = SCHEMAS.path("frames").path(name);
        return switch (care) {
            case VALID -> text(json.valid("", schema));
            case NEARLY -> text(json.spoilt("", schema));
            case ABSURD -> absurd();
        };
    }

    private Made absurd() {
        byte[] bytes = new byte[1 + random.nextInt(200)];
        random.nextBytes(bytes);
        return switch (random.nextInt(8)) {
            case 0 -> new Made(RawWebSocket.BINARY, bytes);
            case 1 -> new Made(RawWebSocket.TEXT, bytes);
            case 2 -> new Made(RawWebSocket.TEXT, new byte[0]);
            case 3 -> text("{\"type\":\"" + "m".repeat(270_000) + "\"}");
            case 4 -> text("{\"type\":\"message\",\"message_id\":" + json.strange() + "}");
            case 5 -> text("{\"type\":" + json.strange() + "}");
            default -> text(json.strange());
        };
    }

    private static Made text(String json) {
        return new Made(RawWebSocket.TEXT, json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode read() {
        try (InputStream in = FuzzFrame.class.getResourceAsStream("/frame-schemas.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
