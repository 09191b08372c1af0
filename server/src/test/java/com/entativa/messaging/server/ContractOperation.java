package com.entativa.messaging.server;

import com.entativa.messaging.api.Contract;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/// One operation of the contract.
record ContractOperation(String id, String method, String path, List<JsonNode> parameters, JsonNode node) {
    static JsonNode contract() {
        return new ObjectMapper().valueToTree(new Yaml().<Map<String, Object>>load(Contract.openApi()));
    }

    static List<ContractOperation> all(JsonNode contract) {
        List<ContractOperation> operations = new ArrayList<>();
        contract.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    JsonNode node = method.getValue();
                    List<JsonNode> parameters = new ArrayList<>();
                    node.path("parameters").forEach(each -> parameters.add(Shape.resolved(each, contract)));
                    operations.add(new ContractOperation(
                            node.path("operationId").asText(),
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            parameters,
                            node));
                }));
        return operations;
    }

    List<String> pathParameters() {
        return parameters("path").stream()
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    /// Those that stand in `path`, `query` or `header`.
    List<JsonNode> parameters(String in) {
        return parameters.stream()
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .toList();
    }

    boolean isOpen() {
        return node.path("security").isArray() && node.path("security").isEmpty();
    }

    boolean hasBody() {
        return node.has("requestBody");
    }

    String bodyType() {
        return node.path("requestBody").path("content").fieldNames().next();
    }

    JsonNode bodySchema() {
        return node.path("requestBody").path("content").path(bodyType()).path("schema");
    }

    String exampleBody() {
        JsonNode content = node.path("requestBody").path("content").path("application/json");
        return content.has("example") ? content.path("example").toString() : "";
    }

    @Override
    public String toString() {
        return id;
    }
}
