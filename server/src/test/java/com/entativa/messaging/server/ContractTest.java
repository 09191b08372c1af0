package com.entativa.messaging.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.server.config.Limits;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/// Replays the contract's own examples: each answer is one the contract lists, and its body has the shape it says.
@SuppressWarnings("NullAway.Init")
final class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode CONTRACT = JSON.valueToTree(new Yaml().<Map<String, Object>>load(Contract.openApi()));
    private static TestRelay relay;

    @BeforeAll
    static void start() {
        relay = new TestRelay(Limits.off());
    }

    @AfterAll
    static void stop() {
        relay.close();
    }

    record Example(String method, String path, JsonNode operation, String body) {
        /// Its answer has no body.
        boolean isHead() {
            return method.equals("HEAD");
        }

        @Override
        public String toString() {
            return operation.path("operationId").asText();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_answer_to_an_example_is_one_the_contract_lists(Example example) throws Exception {
        AuthSession caller = relay.registerWithKeys(new Keys(), 1);

        TestRelay.Answer answer = relay.call(caller.accessToken(), example.method(), example.path(), example.body());

        JsonNode response = resolved(example.operation().path("responses").path("" + answer.status()));
        assertThat(response.isMissingNode())
                .as("status %d of %s", answer.status(), example)
                .isFalse();
        JsonNode schema =
                resolved(response.path("content").path("application/json").path("schema"));
        if (schema.isMissingNode())
            schema = resolved(
                    response.path("content").path("application/problem+json").path("schema"));
        if (!schema.isMissingNode() && !example.isHead())
            assertThat(Shape.faults(JSON.readTree(answer.body()), schema, CONTRACT))
                    .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("R5.1 without a token every operation that is not open answers 401")
    void without_a_token(Example example) {
        boolean open = example.operation().path("security").isArray();

        TestRelay.Answer answer = relay.call("", example.method(), example.path(), example.body());

        assertThat(answer.status() == 401 && (example.isHead() || answer.code().equals("unauthenticated")))
                .isEqualTo(!open);
    }

    /// One for each example of a body; an operation without any is called without one.
    static Stream<Example> examples() {
        List<Example> examples = new ArrayList<>();
        CONTRACT.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode operation = method.getValue();
                    String url = filled(path.getKey(), operation);
                    for (String body : bodies(operation)) {
                        examples.add(
                                new Example(method.getKey().toUpperCase(java.util.Locale.ROOT), url, operation, body));
                    }
                }));
        return examples.stream();
    }

    private static List<String> bodies(JsonNode operation) {
        JsonNode content = operation.path("requestBody").path("content").path("application/json");
        List<String> bodies = new ArrayList<>();
        if (content.has("example")) bodies.add(content.path("example").toString());
        content.path("examples")
                .forEach(example -> bodies.add(example.path("value").toString()));
        if (bodies.isEmpty()) bodies.add("");
        return bodies;
    }

    private static String filled(String path, JsonNode operation) {
        String url = path;
        for (JsonNode each : operation.path("parameters")) {
            JsonNode parameter = resolved(each);
            boolean number = parameter.path("schema").path("type").asText().equals("integer");
            String standard = number ? "7" : "0190f5c0-0000-7000-8000-000000000009";
            url = url.replace(
                    "{" + parameter.path("name").asText() + "}",
                    parameter.path("example").asText(standard));
        }
        return url;
    }

    private static JsonNode resolved(JsonNode node) {
        return Shape.resolved(node, CONTRACT);
    }
}
