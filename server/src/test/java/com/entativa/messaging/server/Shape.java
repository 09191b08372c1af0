package com.entativa.messaging.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Whether a body has the shape a schema of the contract says: types, required fields, enums, patterns, items.
final class Shape {
    private Shape() {}

    static List<String> faults(JsonNode value, JsonNode schema, JsonNode contract) {
        List<String> faults = new ArrayList<>();
        check("$", value, resolved(schema, contract), contract, faults);
        return faults;
    }

    static JsonNode resolved(JsonNode node, JsonNode contract) {
        return node.has("$ref") ? contract.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static void check(String at, JsonNode value, JsonNode schema, JsonNode contract, List<String> faults) {
        if (!isOfType(value, schema.path("type"))) faults.add(at + " is not " + schema.path("type"));
        for (JsonNode name : schema.path("required")) if (!value.has(name.asText())) faults.add(at + " lacks " + name);
        schema.path("properties").properties().forEach(property -> {
            JsonNode part = value.path(property.getKey());
            if (!part.isMissingNode()) {
                check(at + "." + property.getKey(), part, resolved(property.getValue(), contract), contract, faults);
            }
        });
        JsonNode items = resolved(schema.path("items"), contract);
        if (value.isArray() && !items.isMissingNode()) {
            for (JsonNode item : value) check(at + "[]", item, items, contract, faults);
        }
        if (schema.has("pattern")
                && !value.asText().matches(schema.path("pattern").asText())) faults.add(at + " pattern");
        if (schema.has("enum") && !schema.path("enum").toString().contains(value.toString())) faults.add(at + " enum");
    }

    private static boolean isOfType(JsonNode value, JsonNode type) {
        if (type.isMissingNode()) return true;
        if (type.isArray()) {
            for (JsonNode one : type) if (isOfType(value, one)) return true;
            return false;
        }
        return switch (type.asText()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
