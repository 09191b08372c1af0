package com.entativa.messaging.web.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.protocol.jdk.JdkCrypto;
import com.entativa.messaging.protocol.jdk.JdkRandomness;
import com.entativa.messaging.testkit.Vectors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The check that runs in the browser sees a wrong vector; here on the JVM's primitives.
final class VectorCheckTest {
    private final Report report = new Report();
    private final VectorCheck check = new VectorCheck(new JdkCrypto(), new JdkRandomness(), report);

    @ParameterizedTest
    @CsvSource({
        "x3dh, sk",
        "kdf_root, ck",
        "kdf_chain, mk",
        "kdf_message, iv",
        "xeddsa, sig",
        "safety, number",
    })
    void one_wrong_digit_fails_its_check_alone(String kind, String field) {
        JsonNode vectors = Vectors.read("project/primitives.json");
        damage(vectors.get(kind).get(0), field);

        check.primitives(vectors.toString());

        assertThat(report.json().list("failed", Object::toString)).hasSize(1).allMatch(name -> name.contains(kind));
    }

    @Test
    void a_message_of_the_one_way_run_that_is_damaged_fails() {
        JsonNode run = Vectors.read("project/suite1_oneway.json");
        damage(run.get("messages").get(3), "message");

        check.oneWay(run.toString());

        assertThat(report.json().list("failed", Object::toString)).hasSize(1);
    }

    @Test
    void a_sender_key_message_that_is_damaged_fails() {
        JsonNode vectors = Vectors.parse(Path.of(
                System.getProperty("project.root"), "protocol-jdk/src/test/resources/vectors/senderkey_frozen.json"));
        damage(vectors.get("senders").get(2).get("messages").get(1), "message");

        new SenderKeyCheck(new JdkCrypto(), new JdkRandomness(), report).run(vectors.toString());

        assertThat(report.json().list("failed", Object::toString)).hasSize(2);
    }

    private static void damage(JsonNode vector, String field) {
        String value = vector.get(field).asText();
        char last = value.charAt(value.length() - 1);
        ((ObjectNode) vector).put(field, value.substring(0, value.length() - 1) + (last == '0' ? '1' : '0'));
    }
}
