package com.entativa.messaging.server.postgres;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// What one part of the database does when an account goes: afterwards none of its rows holds the user's id. A part
/// with something outside the database (files, subscriptions elsewhere) marks it here for its own job to remove.
@FunctionalInterface
interface Forgetting {
    void forget(Tx tx, UUID user) throws SQLException;

    /// Runs statements that take the user's id as their one parameter.
    static Forgetting by(List<String> statements) {
        return (tx, user) -> {
            for (String sql : statements) tx.update(sql, user);
        };
    }
}
