package com.entativa.messaging.protocol.vector;

import static com.entativa.messaging.testkit.Vectors.hex;
import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.session.SessionCodec;
import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes that may never change: what was sent or stored by one version is read by all later ones. A new format is
/// frozen beside the old, never over it: `-Dvectors.freeze=true` writes the files.
final class FrozenConversationVectorTest {
    private static final Path FOLDER = Path.of("src/test/resources/vectors");

    @ParameterizedTest
    @CsvSource({"suite1_frozen_with_one_time_prekey.json, 101, true", "suite1_frozen_without.json, 202, false"})
    void the_frozen_conversation_is_replayed_bit_for_bit(String file, long seed, boolean withOneTimePreKey)
            throws IOException {
        JsonNode played = FrozenConversation.play(seed, withOneTimePreKey);
        if (Boolean.getBoolean("vectors.freeze")) write(file, played);

        JsonNode frozen = Vectors.parse(FOLDER.resolve(file));

        for (int i = 0; i < frozen.get("events").size(); i++) {
            assertThat(played.get("events").get(i))
                    .as("event " + i)
                    .isEqualTo(frozen.get("events").get(i));
        }
        assertThat(new ObjectMapper().readTree(played.toString())).isEqualTo(frozen);
        assertThat(frozen.toString()).contains("\"outcome\":\"DUPLICATE\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suite1_frozen_with_one_time_prekey.json", "suite1_frozen_without.json"})
    void frozen_session_records_are_read_and_written_again_unchanged(String file) {
        int records = 0;
        for (JsonNode event : Vectors.parse(FOLDER.resolve(file)).get("events")) {
            if (!event.has("record_of_alice")) continue;
            for (String side : new String[] {"record_of_alice", "record_of_bob"}) {
                byte[] record = hex(event.get(side));
                assertThat(SessionCodec.write(SessionCodec.read(record))).isEqualTo(record);
                records++;
            }
        }
        assertThat(records).isEqualTo(10);
    }

    private static void write(String file, JsonNode played) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(FOLDER.resolve(file), mapper.writeValueAsString(played) + "\n");
    }
}
