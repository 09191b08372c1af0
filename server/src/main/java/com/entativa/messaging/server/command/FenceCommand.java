package com.entativa.messaging.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/// `fence`: for a database that was brought back in a way the server cannot notice.
@Command(
        name = "fence",
        mixinStandardHelpOptions = true,
        description =
                "Raise the epoch and drop all one-time prekeys, after you brought the database's files back from a "
                        + "snapshot of the disk. restore does it by itself.")
final class FenceCommand implements ServerCommand.Sub {
    private final Administration administration;

    FenceCommand(Administration administration) {
        this.administration = administration;
    }

    @Override
    public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
        return administration.of(options.config(arguments), here -> {
            out.println("epoch " + here.epoch().raise());
            return 0;
        });
    }
}
