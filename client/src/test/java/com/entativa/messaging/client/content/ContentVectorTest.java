package com.entativa.messaging.client.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The bytes of each kind, frozen: they lie in people's mailboxes and stores. `-Dvectors.write=true` writes those of
/// kinds that are new; what is there is never written anew.
@DisplayName("content vectors")
final class ContentVectorTest {
    private static final Path FILE = Path.of("src/test/resources/vectors/content.json");

    @Test
    @DisplayName("every kind has the bytes it was frozen with, and they read as it")
    void contents_have_their_frozen_bytes() throws java.io.IOException {
        Map<String, String> frozen = new HashMap<>();
        for (JsonNode vector : Vectors.parse(FILE).get("vectors")) {
            frozen.put(vector.get("name").asText(), vector.get("bytes").asText());
        }
        if (Boolean.getBoolean("vectors.write")) write(frozen);

        Samples.all().forEach((name, content) -> {
            String hex = frozen.get(name);
            assertThat(hex).as("no frozen vector for: " + name).isNotNull();
            assertThat(HexFormat.of().formatHex(content.unpadded())).as(name).isEqualTo(hex);
            assertThat(Content.parseUnpadded(HexFormat.of().parseHex(hex)))
                    .as(name)
                    .contains(content);
        });
    }

    private static void write(Map<String, String> frozen) throws java.io.IOException {
        Samples.all()
                .forEach((name, content) ->
                        frozen.putIfAbsent(name, HexFormat.of().formatHex(content.unpadded())));
        StringBuilder json =
                new StringBuilder("{\n  \"source\": \"this project, ContentVectorTest, docs/spec/content.md"
                        + " version 1; unpadded contents\",\n  \"vectors\": [");
        String between = "\n";
        for (Map.Entry<String, String> vector : new TreeMap<>(frozen).entrySet()) {
            json.append(between).append("    {\"name\": \"").append(vector.getKey());
            json.append("\", \"bytes\": \"").append(vector.getValue()).append("\"}");
            between = ",\n";
        }
        Files.writeString(FILE, json.append("\n  ]\n}\n"));
    }
}
