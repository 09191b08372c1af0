package com.entativa.messaging.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/// JSON text made from a schema of the contract: as it says, or with one thing wrong.
final class FuzzJson {
    private static final String KEY = "BQkAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    /// Wrong, or at least strange, in every place.
    private static final List<String> STRANGE = List.of(
            "null",
            "true",
            "-1",
            "0",
            "-0",
            "1.0",
            "1e0",
            "1E400",
            "0.5",
            "9223372036854775807",
            "9223372036854775808",
            "999999999999999999",
            "7".repeat(400),
            "\"\"",
            "\"\\u0000\"",
            "\"a\\u0000b cdefgh\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800 is no pair\"",
            "\"\\u202e\\u2066 turned\"",
            "\"\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\"",
            "\"" + "a".repeat(70_000) + "\"",
            "\"==\"",
            "\"AA=A\"",
            "\"A\"",
            "\"'; DROP TABLE nothing; --\"",
            "\"../../../../etc/passwd\"",
            "\"%00%2e%2e\"",
            "\"${jndi:ldap://localhost/a}\"",
            "[]",
            "{}",
            "[null]",
            "[[[[]]]]",
            "{\"a\":1,\"a\":2}",
            "[".repeat(10_000) + "]".repeat(10_000),
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "NaN",
            "01",
            "'a'",
            "undefined");

    private final JsonNode contract;
    private final Map<String, List<String>> known;
    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private boolean toSpoil;

    FuzzJson(JsonNode contract, Map<String, List<String>> known, Random random) {
        this.contract = contract;
        this.known = known;
        this.random = random;
    }

    String valid(String name, JsonNode schema) {
        return written(name, schema, false);
    }

    String spoilt(String name, JsonNode schema) {
        String text = written(name, schema, true);
        return toSpoil ? text.substring(0, random.nextInt(text.length())) : text;
    }

    /// A value as it stands in a path, a query or a header.
    String bare(String name, JsonNode schema) {
        String text = valid(name, schema);
        return text.startsWith("\"") ? text.substring(1, text.length() - 1) : text;
    }

    /// Any value of the strange ones.
    String strange() {
        return pick(STRANGE);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String written(String name, JsonNode schema, boolean spoil) {
        out.setLength(0);
        toSpoil = spoil;
        value(name, schema);
        return out.toString();
    }

    private void value(String name, JsonNode reference) {
        JsonNode schema = Shape.resolved(reference, contract);
        if (spoilsHere(3)) {
            List<String> wrong = bounds(name, schema);
            out.append(wrong.isEmpty() || random.nextBoolean() ? strange() : pick(wrong));
            return;
        }
        switch (schema.path("type").asText()) {
            case "object" -> object(schema);
            case "array" -> array(name, schema);
            case "integer" -> out.append(integer(name, schema));
            case "boolean" -> out.append(random.nextBoolean());
            default -> out.append('"').append(text(name, schema)).append('"');
        }
    }

    private boolean spoilsHere(int oneOf) {
        if (!toSpoil || random.nextInt(oneOf) != 0) return false;
        toSpoil = false;
        return true;
    }

    private void object(JsonNode schema) {
        out.append('{');
        String before = "";
        for (String name : fields(schema)) {
            if (spoilsHere(12)) continue;
            int from = out.append(before).length();
            out.append('"').append(name).append("\":");
            value(name, schema.path("properties").path(name));
            if (spoilsHere(12)) out.append(',').append(out.substring(from));
            before = ",";
        }
        if (spoilsHere(8)) out.append(before).append("\"no_such_field\":").append(strange());
        out.append('}');
    }

    /// The required ones and some of the others; of what excludes one another, one.
    private List<String> fields(JsonNode schema) {
        Set<String> never = new TreeSet<>();
        Set<String> always = new TreeSet<>();
        schema.path("required").forEach(name -> always.add(name.asText()));
        JsonNode ways = schema.path("oneOf");
        int way = ways.isEmpty() ? 0 : random.nextInt(ways.size());
        for (int i = 0; i < ways.size(); i++) {
            Set<String> into = i == way ? always : never;
            ways.path(i).path("required").forEach(name -> into.add(name.asText()));
        }
        List<String> fields = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(name -> {
            if (always.contains(name) || (!never.contains(name) && random.nextBoolean())) fields.add(name);
        });
        return fields;
    }

    private void array(String name, JsonNode schema) {
        int items = Math.max(schema.path("minItems").asInt(0), 1 + random.nextInt(3));
        out.append('[');
        for (int i = 0; i < items; i++) {
            if (i > 0) out.append(',');
            value(name, schema.path("items"));
        }
        out.append(']');
    }

    private String integer(String name, JsonNode schema) {
        if (known.containsKey(name) && random.nextInt(4) != 0) return pick(known.getOrDefault(name, List.of()));
        long least = schema.path("minimum").asLong(0);
        long most = schema.path("maximum").asLong(999_999_999_999_999_999L);
        return "" + pick(List.of(least, Math.min(most, least + 1), most, least + random.nextInt(100)));
    }

    private String text(String name, JsonNode schema) {
        if (schema.has("enum"))
            return schema.path("enum")
                    .path(random.nextInt(schema.path("enum").size()))
                    .asText();
        if (known.containsKey(name) && random.nextInt(4) != 0) return pick(known.getOrDefault(name, List.of()));
        List<String> fitting = candidates().stream()
                .filter(text -> text.length() >= schema.path("minLength").asInt(0))
                .filter(text -> text.length() <= schema.path("maxLength").asInt(Integer.MAX_VALUE))
                .filter(text -> Pattern.compile(schema.path("pattern").asText(""))
                        .matcher(text)
                        .find())
                .toList();
        if (fitting.isEmpty()) throw new IllegalStateException("nothing fits " + schema);
        return pick(fitting);
    }

    private List<String> candidates() {
        byte[] some = new byte[3 + random.nextInt(60)];
        byte[] signature = new byte[64];
        byte[] id = new byte[32];
        byte[] half = new byte[16];
        byte[] point = new byte[65];
        for (byte[] bytes : List.of(some, signature, id, half, point)) random.nextBytes(bytes);
        point[0] = 4;
        return List.of(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                Base64.getEncoder().encodeToString(some),
                Base64.getEncoder().encodeToString(signature),
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                Base64.getUrlEncoder().withoutPadding().encodeToString(half),
                Base64.getUrlEncoder().withoutPadding().encodeToString(point),
                "https://nowhere.invalid/fuzz",
                KEY,
                "" + random.nextInt(1000),
                "fuzz" + random.nextInt(1_000_000_000),
                "nul \\u0000 and \\u202e turned",
                "some words of " + random.nextInt());
    }

    /// Just outside of what the schema allows.
    private List<String> bounds(String name, JsonNode schema) {
        List<String> wrong = new ArrayList<>();
        if (schema.has("minLength"))
            wrong.add(quoted("a".repeat(schema.path("minLength").asInt() - 1)));
        if (schema.has("maxLength"))
            wrong.add(quoted("a".repeat(schema.path("maxLength").asInt() + 1)));
        if (schema.has("pattern"))
            wrong.addAll(List.of(quoted(text(name, schema) + "!"), quoted(text(name, schema) + "\\n")));
        if (schema.has("enum")) wrong.addAll(List.of(quoted("no_such_word"), quoted(text(name, schema) + " ")));
        if (schema.has("minimum")) wrong.add("" + (schema.path("minimum").asLong() - 1));
        if (schema.has("maximum")) wrong.add("" + (schema.path("maximum").asLong() + 1));
        if (schema.has("maxItems"))
            wrong.add(many(name, schema.path("items"), schema.path("maxItems").asInt() + 1));
        return wrong;
    }

    private String many(String name, JsonNode item, int times) {
        FuzzJson one = new FuzzJson(contract, known, random);
        return "[" + (one.valid(name, item) + ",").repeat(times - 1) + one.valid(name, item) + "]";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
