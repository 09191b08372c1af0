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
            GroupCommand.class,
            MessageCommand.class,
            AttachCommand.class,
            FetchCommand.class,
            SearchCommand.class,
            TimerCommand.class,
            ProfileCommand.class,
            BlockCommand.class,
            PrivacyCommand.class,
            ExportCommand.class,
            DoctorCommand.class,
            LinkCommand.class,
            ApproveCommand.class,
            RevokeCommand.class,
            ConformanceCommand.class
        })
public final class Messenger {
    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /// One command, for who goes on after it. Returns the exit code.
    public static int execute(String... args) {
        CommandLine commands = new CommandLine(new Messenger());
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((failure, _, _) -> {
            if (!(failure instanceof CannotGoOn)) throw failure;
            System.err.println(failure.getMessage());
            return Exit.REFUSED;
        });
        return commands.execute(args);
    }
}
