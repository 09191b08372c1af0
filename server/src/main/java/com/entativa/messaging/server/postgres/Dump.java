package com.entativa.messaging.server.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// All rows of the database in PostgreSQL's binary form, out of one snapshot and into an empty schema of the same
/// version.
public final class Dump {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private static final String SCHEMA_VERSION = """
            SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL
             ORDER BY string_to_array(version, '.')::int[] DESC LIMIT 1
            """;

    /// With the columns that hold values of their own.
    private static final String TABLES = """
            SELECT c.relname AS name, string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns
              FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
             WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
               AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
               AND c.relname <> 'flyway_schema_history'
             GROUP BY c.relname ORDER BY c.relname
            """;

    private static final String SEQUENCES = """
            SELECT sequencename AS name, coalesce(last_value, 0) AS last FROM pg_sequences
             WHERE schemaname = 'public' ORDER BY sequencename
            """;

    private static final String CONTINUE = "SELECT setval(('public.' || quote_ident(?))::regclass, ?)";

    private static final String IS_EMPTY = """
            SELECT NOT EXISTS (SELECT 1 FROM pg_class
                                WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm'))
            """;

    private static final String EMPTY = "DROP SCHEMA public CASCADE";

    private static final String ANEW = "CREATE SCHEMA public";

    private static final String SERVERS = """
            SELECT count(*) FROM pg_stat_activity
             WHERE datname = current_database() AND application_name = 'relay' AND pid <> pg_backend_pid()
            """;

    /// `columns` as COPY takes them.
    public record Table(String name, String columns) {
        public Table {
            if (!NAME.matcher(name).matches()) throw new IllegalArgumentException("no name of a table");
        }
    }

    public record Sequence(String name, long last) {}

    /// Where rows go, one table after the other. `rows` is told afterwards.
    public interface Out {
        OutputStream begin(Table table) throws IOException;

        void end(Table table, long rows) throws IOException;
    }

    /// Where rows come from.
    @FunctionalInterface
    public interface In {
        InputStream open(Table table) throws IOException;
    }

    private final Db db;

    public Dump(Db db) {
        this.db = db;
    }

    /// What the rows belong to.
    public record Shape(String schemaVersion, List<Sequence> sequences) {}

    /// Every row as it stands at one moment; what is written meanwhile is not in it.
    public Shape write(Out out) {
        return db.inTransaction(tx -> {
            tx.run(ONE_SNAPSHOT);
            String version = tx.query(SCHEMA_VERSION, row -> row.getString(1)).getFirst();
            for (Table table : tx.query(TABLES, row -> new Table(row.getString(1), row.getString(2)))) {
                try (OutputStream to = out.begin(table)) {
                    long rows = copying(tx.connection())
                            .copyOut(
                                    "COPY " + table.name() + " (" + table.columns() + ") TO STDOUT (FORMAT binary)",
                                    to);
                    out.end(table, rows);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return new Shape(version, tx.query(SEQUENCES, row -> new Sequence(row.getString(1), row.getLong(2))));
        });
    }

    /// True when a running server is connected to this database.
    public boolean isServed() {
        return db.query(SERVERS, row -> row.getLong(1)).getFirst() > 0;
    }

    public boolean isEmpty() {
        return db.query(IS_EMPTY, row -> row.getBoolean(1)).getFirst();
    }

    /// Drops all there is.
    public void clear() {
        db.inTransaction(tx -> {
            tx.run(EMPTY);
            tx.run(ANEW);
            return true;
        });
    }

    /// Puts the rows into a schema of exactly this version and raises the epoch, in one transaction (R1.5).
    public void read(Shape shape, List<Table> tables, In in, long nowMillis) {
        db.inTransaction(tx -> {
            for (Table table : tables) tx.run("TRUNCATE " + table.name() + " CASCADE");
            for (Table table : tables) {
                String copy = "COPY " + table.name() + " (" + table.columns() + ") FROM STDIN (FORMAT binary)";
                try (InputStream from = in.open(table)) {
                    copying(tx.connection()).copyIn(copy, from);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            for (Sequence sequence : shape.sequences()) {
                if (sequence.last() > 0) tx.query(CONTINUE, row -> row.getLong(1), sequence.name(), sequence.last());
            }
            PgEpoch.raise(tx, nowMillis);
            return true;
        });
    }

    /// Makes the schema of a version, in an empty database.
    public static void schema(Database.Address address, String version) {
        Flyway.configure()
                .dataSource(address.jdbcUrl(), address.user(), address.password())
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static CopyManager copying(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
