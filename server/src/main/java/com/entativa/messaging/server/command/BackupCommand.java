package com.entativa.messaging.server.command;

import com.entativa.messaging.server.backup.Backup;
import com.entativa.messaging.server.config.Config;
import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.Dump;
import com.entativa.messaging.server.postgres.Storage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/// `backup FILE`: the server may run meanwhile.
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = "Write database, keys and media into one file; the server may run meanwhile.")
final class BackupCommand implements ServerCommand.Sub {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "must not exist yet, or is replaced when the new one is whole")
    private Path file = Path.of("");

    BackupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
        Config config = options.config(arguments);
        try (Storage storage = Storage.beside(config, surroundings.random());
                Database database = Database.connect(storage.address(), 2)) {
            Backup.Made made = new Backup(new Dump(database.db()), config.dataDir())
                    .write(file, surroundings.clock().millis());
            out.println(
                    "backed up: " + made.tables() + " tables, " + made.rows() + " rows, " + made.files() + " files");
        }
        return 0;
    }
}
