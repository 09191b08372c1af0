package com.entativa.messaging.system.crowd;

import com.entativa.messaging.server.postgres.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/// People who are there from the start: accounts with one linked device each and their conversations, written straight
/// into a relay's migrated tables. Registering thousands would measure Argon2 and nothing else.
public final class Population {
    /// Of every device.
    public static final int REGISTRATION_ID = 7;

    private static final String ACCOUNTS = """
            INSERT INTO account (user_id, username, display_name, created_at)
            SELECT id, 'crowd' || id, 'Crowd', 0 FROM unnest(?::uuid[]) AS id
            """;

    private static final String DEVICES = """
            INSERT INTO device (user_id, device_id, registration_id, active, receives, created_at)
            SELECT id, 1, ?, true, true, 0 FROM unnest(?::uuid[]) AS id
            """;

    private static final String DIRECT = """
            INSERT INTO conversation (conversation_id, type, low_user_id, high_user_id, created_at)
            SELECT id, 'direct', least(one, other), greatest(one, other), 0
              FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) AS pair(id, one, other)
            """;

    private static final String GROUP = """
            INSERT INTO conversation (conversation_id, type, created_at) VALUES (?, 'group', 0)
            """;

    private static final String PARTICIPANTS = """
            INSERT INTO conversation_participant (conversation_id, user_id)
            SELECT * FROM unnest(?::uuid[], ?::uuid[])
            """;

    private final Database.Address database;

    public Population(Database.Address database) {
        this.database = database;
    }

    public record Pair(UUID one, UUID other, UUID conversation) {}

    public record Group(UUID conversation, List<UUID> members) {}

    /// Two by two in a direct conversation.
    public List<Pair> pairs(int count) {
        List<Pair> pairs = IntStream.range(0, count)
                .mapToObj(_ -> new Pair(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()))
                .toList();
        List<UUID> ones = pairs.stream().map(Pair::one).toList();
        List<UUID> others = pairs.stream().map(Pair::other).toList();
        List<UUID> conversations = pairs.stream().map(Pair::conversation).toList();
        people(ones);
        people(others);
        write(DIRECT, conversations, ones, others);
        write(PARTICIPANTS, conversations, ones);
        write(PARTICIPANTS, conversations, others);
        return pairs;
    }

    public Group group(int members) {
        Group group = new Group(UUID.randomUUID(), strangers(members));
        write(GROUP, group.conversation());
        write(
                PARTICIPANTS,
                IntStream.range(0, members).mapToObj(_ -> group.conversation()).toList(),
                group.members());
        return group;
    }

    /// People without any conversation.
    public List<UUID> strangers(int count) {
        List<UUID> people = new ArrayList<>();
        for (int i = 0; i < count; i++) people.add(UUID.randomUUID());
        people(people);
        return people;
    }

    private void people(List<UUID> ids) {
        write(ACCOUNTS, ids);
        write(DEVICES, REGISTRATION_ID, ids);
    }

    private void write(String sql, Object... values) {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i] instanceof List<?> list
                        ? connection.createArrayOf("uuid", list.toArray())
                        : values[i];
                statement.setObject(i + 1, value);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
