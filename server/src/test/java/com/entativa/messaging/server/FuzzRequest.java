package com.entativa.messaging.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Requests for one operation of the contract, as one caller makes them.
final class FuzzRequest {
    /// As the contract says, with something wrong in one place, or with no sense at all.
    enum Care {
        VALID,
        NEARLY,
        ABSURD
    }

    private static final List<String> STRANGE_WORDS = List.of(
            "..%2f..%2f..%2fetc%2fpasswd",
            "%2e%2e",
            "..",
            ".",
            "",
            "%",
            "%zz",
            "%00",
            "%ff%fe",
            "%ed%a0%80",
            "%E2%80%AE%E2%81%A6",
            "a%0d%0aX-Injected:%20yes",
            "'%20OR%20'1'='1",
            "null",
            "1.0",
            "1e2",
            "-1",
            "0",
            "+7",
            "2147483648",
            "99999999999999999999",
            "0190f5c0-0000-7000-8000-00000000000g",
            "%7B%7D",
            "é",
            "a".repeat(3_000),
            "a".repeat(9_000));

    private static final List<String> STRANGE_HEADERS = List.of(
            "Authorization: Bearer eyJhbGciOiJub25lIn0.e30.",
            "Authorization: Bearer " + "a.".repeat(2_000),
            "Authorization: Basic YTph",
            "Authorization:",
            "Accept: text/html;q=\u0000",
            "Accept: nothing/at-all",
            "Content-Type: application/json; charset=utf-7",
            "Content-Encoding: gzip",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Transfer-Encoding: nonsense",
            "Expect: the-worst",
            "Range: bytes=9-1,-,5-",
            "Range: bytes=99999999999999999999-",
            "If-None-Match: \"\u0001",
            "Upload-Offset: 99999999999999999999",
            "Upload-Length: -5",
            "Cookie: " + "c".repeat(4_000),
            "X-Long: " + "l".repeat(20_000),
            "X-Request-Id: a b\u0001c",
            "X-HTTP-Method-Override: DELETE",
            "Host: elsewhere.example",
            "Origin: null",
            "Upgrade: h2c",
            " folded: header",
            "no colon here");

    private final ContractOperation operation;
    private final FuzzJson json;
    private final Random random;

    FuzzRequest(ContractOperation operation, FuzzJson json, Random random) {
        this.operation = operation;
        this.json = json;
        this.random = random;
    }

    RawHttp make(Care care, String token) {
        int place = care == Care.NEARLY ? random.nextInt(4) : 0;
        List<String> headers = new ArrayList<>();
        if (!token.isEmpty()) headers.add("Authorization: Bearer " + token);
        headers(headers, care);
        byte[] body = body(care, place < 2);
        if (operation.hasBody() && (body.length > 0 || care == Care.VALID)) headers.add(contentType(care));
        String target = path(care == Care.ABSURD || place == 2) + query(care == Care.ABSURD || place == 3);
        return new RawHttp(operation.method(), target, headers, body);
    }

    private void headers(List<String> headers, Care care) {
        for (JsonNode parameter : operation.parameters("header")) {
            String name = parameter.path("name").asText();
            if (care == Care.VALID ? isThere(parameter) : random.nextBoolean()) {
                headers.add(name + ": " + (care == Care.ABSURD ? json.pick(STRANGE_WORDS) : value(parameter)));
            }
        }
        if (care == Care.ABSURD && random.nextInt(3) == 0) headers.add(json.pick(STRANGE_HEADERS));
    }

    private String contentType(Care care) {
        boolean wrong = care != Care.VALID && random.nextInt(10) == 0;
        return "Content-Type: "
                + (wrong
                        ? json.pick(List.of(
                                "text/plain", "application/xml", "multipart/form-data", "", "application/json, a/b"))
                        : operation.bodyType());
    }

    private String path(boolean spoil) {
        String path = operation.path();
        for (JsonNode parameter : operation.parameters("path")) {
            boolean here = spoil && random.nextBoolean();
            String name = parameter.path("name").asText();
            path = path.replace("{" + name + "}", here ? json.pick(STRANGE_WORDS) : value(parameter));
        }
        return path;
    }

    private String query(boolean spoil) {
        List<String> pairs = new ArrayList<>();
        for (JsonNode parameter : operation.parameters("query")) {
            String name = parameter.path("name").asText();
            if (isThere(parameter)) pairs.add(name + "=" + (spoil ? json.pick(STRANGE_WORDS) : value(parameter)));
            if (spoil && random.nextInt(4) == 0) pairs.add(name);
        }
        if (spoil && random.nextInt(3) == 0) pairs.add(json.pick(STRANGE_WORDS));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }

    /// A list stands in a query once an item: the first of it does.
    private String value(JsonNode parameter) {
        JsonNode schema = parameter.path("schema");
        boolean list = schema.path("type").asText().equals("array");
        return json.bare(parameter.path("name").asText(), list ? schema.path("items") : schema);
    }

    private boolean isThere(JsonNode parameter) {
        return parameter.path("required").asBoolean() || random.nextBoolean();
    }

    private byte[] body(Care care, boolean spoil) {
        if (!operation.hasBody()) return care == Care.ABSURD && random.nextInt(4) == 0 ? absurd() : new byte[0];
        if (!operation.bodyType().equals("application/json")) return bytes(random.nextInt(2_000));
        return switch (care) {
            case VALID -> utf8(json.valid("", operation.bodySchema()));
            case NEARLY ->
                utf8(spoil ? json.spoilt("", operation.bodySchema()) : json.valid("", operation.bodySchema()));
            case ABSURD -> absurd();
        };
    }

    private byte[] absurd() {
        return switch (random.nextInt(7)) {
            case 0 -> new byte[0];
            case 1 -> bytes(1 + random.nextInt(500));
            case 2 -> utf8("\uFEFF{}");
            case 3 -> new byte[64];
            case 4 -> utf8(" ".repeat(300_000));
            case 5 -> utf8("{\"a\":" + json.strange());
            default -> utf8(json.strange());
        };
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
