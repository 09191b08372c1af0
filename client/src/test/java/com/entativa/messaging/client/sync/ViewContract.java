package com.entativa.messaging.client.sync;

import com.entativa.messaging.api.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// `view.d.ts`, read far enough to hold objects against it.
record ViewContract(String text) {
    private static final Pattern FIELD = Pattern.compile("(?m)^  (\\w+)(\\??): ([^;]+);");

    static ViewContract read() {
        try {
            return new ViewContract(Files.readString(Path.of("src/main/typescript/view.d.ts")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Field(boolean optional, String type) {}

    /// The fields of an interface, its comments left out.
    Map<String, Field> fields(String name) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (MatchResult match : FIELD.matcher(block(name)).results().toList()) {
            fields.put(match.group(1), new Field(!match.group(2).isEmpty(), match.group(3)));
        }
        if (fields.isEmpty()) throw new AssertionError("no interface " + name);
        return fields;
    }

    Set<String> commands() {
        return names("Commands");
    }

    private Set<String> names(String name) {
        return new TreeSet<>(Pattern.compile("(?m)^  (\\w+)\\??:")
                .matcher(block(name))
                .results()
                .map(match -> match.group(1))
                .toList());
    }

    private String block(String name) {
        int from = text.indexOf("export interface " + name + " {");
        if (from < 0) throw new AssertionError("no interface " + name);
        return text.substring(from, text.indexOf("\n}", from)).replaceAll("(?m)^  /\\*\\*.*\\*/$", "");
    }

    /// What is wrong with it as one of `name`; empty when nothing is.
    List<String> faults(String name, Json json) {
        List<String> faults = new ArrayList<>();
        check(name, json, name, faults);
        return faults;
    }

    private void check(String type, Json json, String at, List<String> faults) {
        if (type.endsWith("[]")) {
            if (!(json instanceof Json.Arr(List<Json> values))) faults.add(at + " is no list");
            else for (Json value : values) check(type.substring(0, type.length() - 2), value, at, faults);
        } else if (text.contains("export interface " + type + " {")) {
            object(type, json, at, faults);
        } else if (text.contains("export type " + type + " =\n  | {")) {
            variant(type, json, at, faults);
        } else {
            scalar(type, json, at, faults);
        }
    }

    private void object(String type, Json json, String at, List<String> faults) {
        if (!(json instanceof Json.Obj object)) {
            faults.add(at + " is no object");
            return;
        }
        Map<String, Field> fields = fields(type);
        fields.forEach((name, field) -> {
            if (object.has(name)) check(field.type, object.at(name), at + "." + name, faults);
            else if (!field.optional) faults.add(at + "." + name + " is missing");
        });
        for (String name : object.fields().keySet()) {
            if (!fields.containsKey(name)) faults.add(at + "." + name + " is not in the contract");
        }
    }

    /// One of a union, told by its `kind`: its fields by name.
    private void variant(String type, Json json, String at, List<String> faults) {
        int from = text.indexOf("export type " + type + " =\n");
        String union = text.substring(from, text.indexOf(";\n\n", from));
        Json.Obj object = Json.object(json);
        String line = union.lines()
                .filter(each -> each.contains("kind: \"" + object.text("kind") + "\""))
                .findFirst()
                .orElse("");
        Set<String> names = new TreeSet<>(Pattern.compile("(\\w+): ")
                .matcher(line)
                .results()
                .map(match -> match.group(1))
                .toList());
        if (!names.equals(new TreeSet<>(object.fields().keySet()))) faults.add(at + " is not as in: " + line);
    }

    private void scalar(String type, Json json, String at, List<String> faults) {
        boolean fits =
                switch (type) {
                    case "string", "Id", "Base64" -> json instanceof Json.Text;
                    case "number", "Millis" -> json instanceof Json.Num;
                    case "boolean" -> json instanceof Json.Bool;
                    default -> json instanceof Json.Text(String word) ? isOneOf(type, word) : json instanceof Json.Num;
                };
        if (!fits) faults.add(at + " is no " + type);
    }

    private boolean isOneOf(String type, String word) {
        if (type.contains("\"" + word + "\"")) return true;
        if (type.equals("Body[\"kind\"]")) return text.contains("| { kind: \"" + word + "\"");
        int from = text.indexOf("export type " + type + " =");
        return from >= 0 && text.substring(from, text.indexOf(';', from)).contains("\"" + word + "\"");
    }
}
