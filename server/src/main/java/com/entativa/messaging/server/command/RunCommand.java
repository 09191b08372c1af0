package com.entativa.messaging.server.command;

import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/// `run`: the relay, until SIGTERM or SIGINT.
@Command(name = "run", mixinStandardHelpOptions = true, description = "Run the relay (also without any command).")
final class RunCommand implements ServerCommand.Sub {
    private final Start start;

    RunCommand(Start start) {
        this.start = start;
    }

    @Override
    public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
        start.with(options.config(arguments));
        return 0;
    }
}
