package com.entativa.messaging.web.check;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Records are equal when their parts are, however the compiler to JavaScript makes them.
public final class RecordCheck {
    private static final UUID ID = UUID.fromString("0190f5c0-0000-7000-8000-000000000009");
    private final Report report;

    public RecordCheck(Report report) {
        this.report = report;
    }

    private record Mixed(UUID id, long number, int small, boolean flag, char letter, double real, List<String> words) {}

    private record Twin(UUID id, long number, int small, boolean flag, char letter, double real, List<String> words) {}

    private record Folded(String text) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Folded folded && folded.text.equalsIgnoreCase(text);
        }

        @Override
        public int hashCode() {
            return text.length();
        }

        @Override
        public String toString() {
            return "folded " + text;
        }
    }

    public void run() {
        Mixed one = mixed(7, "a");
        check(one.equals(mixed(7, "a")) && one.hashCode() == mixed(7, "a").hashCode());
        check(!one.equals(mixed(8, "a")) && !one.equals(mixed(7, "b")));
        check(!one.equals(new Twin(ID, 7, 1, true, 'x', 0.5, List.of("a"))));
        check(Map.of(one, "found").containsKey(mixed(7, "a")));
        check(new Folded("A").equals(new Folded("a"))
                && new Folded("A").toString().equals("folded A"));
    }

    private static Mixed mixed(long number, String word) {
        return new Mixed(ID, number, 1, true, 'x', 0.5, List.of(word));
    }

    private void check(boolean holds) {
        report.check("records", holds);
    }
}
