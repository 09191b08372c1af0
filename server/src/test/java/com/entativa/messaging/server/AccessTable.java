package com.entativa.messaging.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `access-table.txt`: what each kind of caller is answered, by operation and by frame.
record AccessTable(Map<String, Row> rows) {
    /// The columns, in their order.
    enum Kind {
        WAITING,
        STRANGER,
        FORMER,
        BLOCKED,
        MEMBER,
        OWNER
    }

    sealed interface Row {
        /// No token is asked for.
        record Open() implements Row {}

        record Answers(Map<Kind, String> byKind) implements Row {
            String of(Kind kind) {
                String answer = byKind.get(kind);
                if (answer == null) throw new IllegalStateException("no answer for " + kind);
                return answer;
            }
        }
    }

    static AccessTable read() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : text().lines()
                .filter(each -> !each.isBlank() && !each.startsWith("#"))
                .toList()) {
            List<String> words = Arrays.asList(line.strip().split(" +", -1));
            Row before = rows.put(words.getFirst(), row(words.subList(1, words.size())));
            if (before != null) throw new IllegalStateException("two rows of " + words.getFirst());
        }
        return new AccessTable(rows);
    }

    private static Row row(List<String> answers) {
        if (answers.equals(List.of("open"))) return new Row.Open();
        if (answers.size() != Kind.values().length) throw new IllegalStateException("a row has not six answers");
        Map<Kind, String> byKind = new EnumMap<>(Kind.class);
        Iterator<String> next = answers.iterator();
        for (Kind kind : Kind.values()) byKind.put(kind, next.next());
        return new Row.Answers(byKind);
    }

    /// What a caller of this kind is answered; throws where the name has no row, or is open.
    String answer(String name, Kind kind) {
        if (rows.get(name) instanceof Row.Answers answers) return answers.of(kind);
        throw new IllegalStateException(name + " has no row");
    }

    private static String text() {
        try (InputStream in = AccessTable.class.getResourceAsStream("/access-table.txt")) {
            if (in == null) throw new IllegalStateException("access-table.txt is not there");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
