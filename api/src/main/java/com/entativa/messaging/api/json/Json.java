package com.entativa.messaging.api.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// A JSON value. Immutable; numbers are integers, since the contract has nothing else.
public sealed interface Json {
    /// Depth of nesting that is read; the contract needs five.
    int MAX_DEPTH = 16;

    record Obj(Map<String, Json> fields) implements Json {
        /// The field's value; absent and `null` are the same.
        public boolean has(String name) {
            return !(fields.getOrDefault(name, Null.NULL) instanceof Null);
        }

        public Json at(String name) {
            if (!has(name)) throw new Mismatch("missing field " + name);
            return fields.getOrDefault(name, Null.NULL);
        }

        public String text(String name) {
            if (at(name) instanceof Text(String value)) return value;
            throw wrong(name, "text");
        }

        public long integer(String name) {
            if (at(name) instanceof Num(long value)) return value;
            throw wrong(name, "an integer");
        }

        public boolean flag(String name) {
            if (!has(name)) return false;
            if (at(name) instanceof Bool(boolean value)) return value;
            throw wrong(name, "true or false");
        }

        public UUID uuid(String name) {
            return Json.uuid(text(name), name);
        }

        public byte[] base64(String name) {
            return Json.base64(text(name), name);
        }

        public Obj object(String name) {
            if (at(name) instanceof Obj value) return value;
            throw wrong(name, "an object");
        }

        public <T> List<T> list(String name, Function<Json, T> element) {
            if (!(at(name) instanceof Arr(List<Json> values))) throw wrong(name, "a list");
            List<T> read = new ArrayList<>(values.size());
            for (Json value : values) read.add(element.apply(value));
            return List.copyOf(read);
        }
    }

    record Arr(List<Json> values) implements Json {}

    record Text(String value) implements Json {}

    record Num(long value) implements Json {}

    /// A number with a fraction, an exponent or too many digits, as it was written. Nothing in the contract takes one;
    /// it is read so that unknown fields may.
    record Decimal(String literal) implements Json {}

    record Bool(boolean value) implements Json {}

    enum Null implements Json {
        NULL
    }

    /// What reading came to. `where` names a field or an offset, never content.
    sealed interface Read<T> {
        record Ok<T>(T value) implements Read<T> {}

        record Malformed<T>(String where) implements Read<T> {}
    }

    /// Reads `text` as one object and hands it to `reader`; a syntax error, a wrong type or an absent field is
    /// `Malformed`.
    static <T> Read<T> read(String text, Function<Obj, T> reader) {
        try {
            return new Read.Ok<>(reader.apply(object(new JsonParser(text).parse())));
        } catch (Mismatch mismatch) {
            return new Read.Malformed<>(mismatch.where());
        }
    }

    static Obj object(Json value) {
        if (value instanceof Obj object) return object;
        throw new Mismatch("not an object");
    }

    static UUID uuid(Json value) {
        if (value instanceof Text(String text)) return uuid(text, "id");
        throw new Mismatch("id is not text");
    }

    static Builder build() {
        return new Builder();
    }

    static Json array(List<? extends Json> values) {
        return new Arr(List.copyOf(values));
    }

    default String write() {
        StringBuilder out = new StringBuilder();
        JsonWriter.write(this, out);
        return out.toString();
    }

    private static UUID uuid(String text, String name) {
        if (!isUuid(text)) throw new Mismatch(name + " is not a UUID");
        return UUID.fromString(text);
    }

    /// `UUID.fromString` takes short groups; the contract takes 36 characters.
    private static boolean isUuid(String text) {
        if (text.length() != 36) return false;
        for (int i = 0; i < 36; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') return false;
        }
        return true;
    }

    private static byte[] base64(String text, String name) {
        try {
            return java.util.Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Mismatch(name + " is not base64");
        }
    }

    private static Mismatch wrong(String name, String expected) {
        return new Mismatch(name + " is not " + expected);
    }

    /// Thrown by the readers, caught by {@link #read}; readers of records may throw it for values out of range.
    final class Mismatch extends RuntimeException {
        private final String where;

        public Mismatch(String where) {
            super(where);
            this.where = where;
        }

        public String where() {
            return where;
        }
    }

    /// Fields in the order they are put.
    final class Builder {
        private final Map<String, Json> fields = new LinkedHashMap<>();

        public Builder put(String name, Json value) {
            fields.put(name, value);
            return this;
        }

        public Builder put(String name, String value) {
            return put(name, new Text(value));
        }

        public Builder put(String name, long value) {
            return put(name, new Num(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, new Bool(value));
        }

        public Builder put(String name, UUID value) {
            return put(name, value.toString());
        }

        public Builder put(String name, byte[] value) {
            return put(name, java.util.Base64.getEncoder().encodeToString(value));
        }

        public <T> Builder put(String name, List<T> values, Function<T, Json> element) {
            List<Json> written = new ArrayList<>(values.size());
            for (T value : values) written.add(element.apply(value));
            return put(name, array(written));
        }

        public Obj object() {
            return new Obj(new LinkedHashMap<>(fields));
        }
    }
}
