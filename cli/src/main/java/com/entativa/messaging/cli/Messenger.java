package com.entativa.messaging.cli;

import com.entativa.messaging.cli.conformance.ConformanceCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `messenger`: every command is a class of its own, listed here.
@Command(
        name = "messenger",
        version = "messenger 0.1.0",
        description = "End-to-end encrypted messages from the command line.",
        mixinStandardHelpOptions = true,
        subcommands = {
            RegisterCommand.class,
            LoginCommand.class,
            ChatCommand.class,
            SendCommand.class,
            InboxCommand.class,
            HistoryCommand.class,
            SafetyCommand.class,
            DevicesCommand.class,
            ConformanceCommand.class
        })
public final class Messenger {
    public static void main(String[] args) {
        System.exit(new CommandLine(new Messenger()).execute(args));
    }
}
