package com.entativa.messaging.server.command;

import com.entativa.messaging.server.backup.Restore;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.Dump;
import com.entativa.messaging.server.postgres.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/// `restore FILE`: the server is stopped.
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Bring a backup back; the server is stopped. All of it is verified before anything is changed.")
final class RestoreCommand implements ServerCommand.Sub {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "made by backup")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "drop what is in the database, overwrite files of the same name")
    private boolean replace;

    RestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
        Config config = options.config(arguments);
        try (Storage storage = Storage.open(config, surroundings.random());
                Database database = Database.connect(storage.address(), 2)) {
            Restore restore = new Restore(storage.address(), new Dump(database.db()), config.dataDir());
            return said(restore.run(file, replace, surroundings.clock().millis()), out);
        }
    }

    private static int said(Restore.Outcome outcome, PrintWriter out) {
        return switch (outcome) {
            case Restore.Outcome.Done(int tables, long rows, int files) -> {
                out.println("restored: " + tables + " tables, " + rows + " rows, " + files + " files");
                out.println("one-time prekeys were dropped; devices upload new ones when they next look");
                yield 0;
            }
            case Restore.Outcome.Served _ -> {
                out.println("not restored: a server is connected to this database; stop it first");
                yield 1;
            }
            case Restore.Outcome.NotEmpty(String what) -> {
                out.println("not restored: " + what + " is there already; --replace overwrites it");
                yield 1;
            }
        };
    }
}
