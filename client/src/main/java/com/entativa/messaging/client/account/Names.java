package com.entativa.messaging.client.account;

import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The names of people that were looked up, so that they are known offline too, within one transaction. By id: keys
/// of
/// rows are readable, names are not.
public final class Names {
    private final Transaction rows;

    public Names(Transaction rows) {
        this.rows = rows;
    }

    public void put(UserProfile user) {
        byte[] row = user.toJson().write().getBytes(StandardCharsets.UTF_8);
        rows.put(Table.NAME, user.userId().toString(), row);
    }

    public List<UserProfile> all() {
        return rows.all(Table.NAME).stream().map(row -> read(row.value())).toList();
    }

    public Optional<UserProfile> find(UUID userId) {
        return rows.get(Table.NAME, userId.toString()).map(Names::read);
    }

    public Optional<UserProfile> find(String username) {
        for (Row row : rows.all(Table.NAME)) {
            UserProfile user = read(row.value());
            if (user.username().equals(username)) return Optional.of(user);
        }
        return Optional.empty();
    }

    private static UserProfile read(byte[] row) {
        return switch (Json.read(new String(row, StandardCharsets.UTF_8), UserProfile::from)) {
            case Json.Read.Ok<UserProfile>(UserProfile user) -> user;
            case Json.Read.Malformed<UserProfile>(String where) ->
                throw new IllegalStateException("a name row is damaged: " + where);
        };
    }
}
