package com.entativa.messaging.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `core.js` as TeaVM compiled it, on noble's primitives, in Node.js: what it says of itself.
@Timeout(180)
final class CoreInNodeTest {
    private static final String SCRIPT = "src/test/js/self-check.mjs";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void two_parties_talk_out_of_order_and_refuse_forgeries_and_replays() throws IOException, InterruptedException {
        JsonNode report = JSON.readTree(Node.run(SCRIPT));

        assertThat(report.get("failed")).isEmpty();
        assertThat(held(report))
                .isEqualTo(Map.of(
                        "opening", 1,
                        "forgery", 32,
                        "conversation", 32,
                        "replay", 32,
                        "replayed opening", 1,
                        "low order", 1,
                        "file", 3,
                        "digest in pieces", 1,
                        "file padding", 1));
    }

    @Test
    void the_projects_vectors_hold(@TempDir Path folder) throws IOException, InterruptedException {
        Path primitives = Files.writeString(folder.resolve("p"), vectors("primitives"));
        Path oneWay = Files.writeString(folder.resolve("o"), vectors("suite1_oneway"));

        JsonNode report = JSON.readTree(Node.run(SCRIPT, primitives.toString(), oneWay.toString()));

        assertThat(report.get("failed")).isEmpty();
        assertThat(held(report))
                .containsAllEntriesOf(Map.of(
                        "x3dh", 8,
                        "kdf_root", 8,
                        "kdf_chain", 8,
                        "kdf_message", 8,
                        "xeddsa", 8,
                        "xeddsa_bad", 16,
                        "safety", 8,
                        "one way", 12));
    }

    /// Made by a reference of the JDK's cryptography alone; see `SenderKeyVectorTest`.
    @Test
    void the_vectors_of_sender_keys_hold() throws IOException, InterruptedException {
        Path vectors = Path.of(
                System.getProperty("project.root"), "protocol-jdk/src/test/resources/vectors/senderkey_frozen.json");

        JsonNode report = JSON.readTree(Node.run(SCRIPT, "", "", vectors.toString()));

        assertThat(report.get("failed")).isEmpty();
        assertThat(held(report))
                .containsAllEntriesOf(Map.of("sender key sealed", 12, "sender key read", 12, "sender key refused", 10));
    }

    @Test
    void the_client_core_queues_offline_and_moves_files() throws IOException, InterruptedException {
        JsonNode report = JSON.readTree(Node.run("src/test/js/client-check.mjs"));

        assertThat(report.get("failed")).isEmpty();
        assertThat(held(report))
                .isEqualTo(Map.of(
                        "no account, no messenger", 1,
                        "queued lines are kept", 1,
                        "file uploaded", 1,
                        "file downloaded", 2,
                        "file cut", 1,
                        "thumbnail", 1,
                        "image stripped", 1,
                        "sealed together", 40,
                        "records", 5));
    }

    private static String vectors(String name) {
        return Vectors.read("project/" + name + ".json").toString();
    }

    private static Map<String, Integer> held(JsonNode report) {
        return JSON.convertValue(report.get("held"), new TypeReference<>() {});
    }
}
