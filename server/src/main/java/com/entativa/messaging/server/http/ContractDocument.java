package com.entativa.messaging.server.http;

import com.entativa.messaging.api.Contract;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// The contract as the router's library takes it, and what it does not take: which media types a body may have.
///
/// @param readable without an address relative to where it was fetched, the media type of problem documents (the
///   library checks requests only), and bodies that are streamed (it would read them into memory)
/// @param mediaTypes by `operationId`, of operations with a body
record ContractDocument(Map<String, Object> readable, Map<String, Set<String>> mediaTypes) {
    static final String JSON = "application/json";

    static ContractDocument read() {
        String text = Contract.openApi().replace("application/problem+json:", "application/json:");
        Map<String, Object> document = new Yaml().load(text);
        document.remove("servers");
        Map<String, Set<String>> types = new HashMap<>();
        for (Object path : map(document.get("paths")).values()) {
            for (Object operation : map(path).values()) {
                if (operation instanceof Map<?, ?> found) body(map(found), types);
            }
        }
        return new ContractDocument(document, Map.copyOf(types));
    }

    private static void body(Map<String, Object> operation, Map<String, Set<String>> types) {
        if (!(operation.get("requestBody") instanceof Map<?, ?> body)) return;
        Set<String> accepted = Set.copyOf(map(body.get("content")).keySet());
        types.put(String.valueOf(operation.get("operationId")), accepted);
        if (!accepted.contains(JSON)) operation.remove("requestBody");
    }

    /// What is wrong with the media type of a request, if anything is. A body that is streamed may be missing.
    Optional<String> fault(String operationId, String contentType, boolean hasBody) {
        Set<String> accepted = mediaTypes.getOrDefault(operationId, Set.of());
        boolean needed = !accepted.isEmpty() && (hasBody || accepted.contains(JSON));
        String type =
                contentType.toLowerCase(java.util.Locale.ROOT).split(";", 2)[0].strip();
        if (!needed || accepted.contains(type)) return Optional.empty();
        return Optional.of("send Content-Type: " + accepted.iterator().next());
    }

    @SuppressWarnings("unchecked") // YAML's mappings with text for keys, as OpenAPI has them
    private static Map<String, Object> map(@Nullable Object node) {
        return node instanceof Map<?, ?> found ? (Map<String, Object>) found : Map.of();
    }
}
