package com.entativa.messaging.server.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A place in the contract's tree of maps and lists; what is not there is empty.
record Tree(Map<String, Object> root, Object node) {
    private static final String REFERENCE = "$ref";

    Tree at(String name) {
        return new Tree(root, map().getOrDefault(name, Map.of()));
    }

    /// What `$ref` points at, or itself.
    Tree resolved() {
        if (!map().containsKey(REFERENCE)) return this;
        Tree found = new Tree(root, root);
        String path = String.valueOf(map().get(REFERENCE));
        for (String part : path.substring(2).split("/", -1)) found = found.at(part);
        return found.resolved();
    }

    /// The last part of a `$ref`, or empty.
    String reference() {
        String path = String.valueOf(map().getOrDefault(REFERENCE, ""));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String text(String name) {
        return String.valueOf(map().getOrDefault(name, ""));
    }

    boolean has(String name) {
        return map().containsKey(name);
    }

    Map<String, Tree> children() {
        Map<String, Tree> children = new LinkedHashMap<>();
        map().forEach((name, child) -> children.put(name, new Tree(root, child)));
        return children;
    }

    List<Tree> list(String name) {
        List<Tree> list = new ArrayList<>();
        if (map().get(name) instanceof List<?> values) for (Object value : values) list.add(new Tree(root, value));
        return list;
    }

    private Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        if (node instanceof Map<?, ?> any) any.forEach((key, value) -> map.put(String.valueOf(key), value));
        return map;
    }
}
