package com.entativa.messaging.server.http;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.account.Callers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// A request that keeps the contract: parameters and body were checked against it. `address` is the peer's, for
/// limits alone: it is never logged.
public record Call(
        Callers.Caller caller,
        Map<String, String> path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        String body,
        String address) {
    UUID id(String name) {
        return UUID.fromString(text(name));
    }

    String text(String name) {
        String value = path.get(name);
        if (value == null) throw new IllegalStateException("the contract has no path parameter " + name);
        return value;
    }

    List<String> all(String name) {
        return query.getOrDefault(name, List.of());
    }

    /// A header the contract demands.
    String header(String name) {
        String value = headers.get(name.toLowerCase(Locale.ROOT));
        if (value == null) throw new IllegalStateException("the contract does not demand the header " + name);
        return value;
    }

    /// A path parameter; `1.0` passes for an integer with the contract, and is a {@link Json.Mismatch} here.
    int integer(String name) {
        return integer(name, text(name));
    }

    /// All values of a query parameter.
    List<Integer> integers(String name) {
        return all(name).stream().map(value -> integer(name, value)).toList();
    }

    private static int integer(String name, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new Json.Mismatch(name + " is not an integer that is in use");
        }
    }

    /// The contract takes integers of any length: what no `long` holds is a {@link Json.Mismatch}.
    long number(String name, long standard) {
        List<String> values = all(name);
        try {
            return values.isEmpty() ? standard : Long.parseLong(values.getFirst());
        } catch (NumberFormatException e) {
            throw new Json.Mismatch(name + " is not an integer that is in use");
        }
    }

    /// The contract was checked already; what is read here is checked again by the record's own reader.
    <T> Reply reading(Function<Json.Obj, T> reader, Function<T, Reply> then) {
        return switch (Json.read(body, object -> reader.apply(storable(object)))) {
            case Json.Read.Ok<T>(T value) -> then.apply(value);
            case Json.Read.Malformed<T>(String where) -> Reply.problem(ErrorCode.BAD_REQUEST, where);
        };
    }

    /// The database holds no U+0000 in text, and no text of ours needs one.
    private Json.Obj storable(Json.Obj object) {
        if (body.contains("\\u0000") && holdsNul(object)) throw new Json.Mismatch("text with U+0000");
        return object;
    }

    private static boolean holdsNul(Json value) {
        return switch (value) {
            case Json.Text(String text) -> text.indexOf('\0') >= 0;
            case Json.Arr(List<Json> values) -> values.stream().anyMatch(Call::holdsNul);
            case Json.Obj(Map<String, Json> fields) -> fields.values().stream().anyMatch(Call::holdsNul);
            default -> false;
        };
    }

    @Override
    public String toString() {
        return "Call[redacted]";
    }
}
