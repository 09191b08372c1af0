package com.entativa.messaging.server.command;

import com.entativa.messaging.server.config.ConfigException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// The program. Without a command it runs the relay. Every command takes every setting as a flag.
@Command(
        name = "messenger-server",
        mixinStandardHelpOptions = true,
        version = "messenger-server 0.1.0",
        description = "The relay and what its operator does. Settings: messenger-server config")
public final class ServerCommand {
    private ServerCommand() {}

    /// One command; its class carries picocli's `@Command` and the options of its own. Answers the exit code.
    interface Sub {
        int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws Exception;
    }

    /// Runs what the arguments say. Exit code 0: done (or running), 1: failed, 2: wrong arguments or settings.
    public static int execute(Map<String, String> environment, Start start, String... arguments) {
        return line(environment, new RunCommand(start)).execute(arguments);
    }

    static CommandLine line(Map<String, String> environment, RunCommand run) {
        SettingOptions options = new SettingOptions(environment);
        CommandLine line = new CommandLine(new ServerCommand());
        options.addTo(line.getCommandSpec());
        for (Sub sub : List.of(run, new ConfigCommand())) {
            CommandSpec spec = CommandSpec.forAnnotatedObject(sub);
            options.addTo(spec);
            line.addSubcommand(spec.name(), spec);
        }
        line.setExecutionStrategy(arguments -> {
            ParseResult last = arguments;
            while (last.hasSubcommand()) last = last.subcommand();
            Integer help = CommandLine.executeHelpRequest(arguments);
            if (help != null) return help;
            Sub sub = last.commandSpec().userObject() instanceof Sub chosen ? chosen : run;
            return executed(sub, options, last);
        });
        return line;
    }

    private static int executed(Sub sub, SettingOptions options, ParseResult arguments) {
        CommandLine line = arguments.commandSpec().commandLine();
        try {
            return sub.run(options, arguments, line.getOut());
        } catch (ConfigException e) {
            line.getErr().println("A setting cannot be used: " + e.getMessage());
            return 2;
        } catch (Exception e) {
            line.getErr().println(sub.getClass().getAnnotation(Command.class).name() + " failed: " + e.getMessage());
            return 1;
        } finally {
            line.getOut().flush();
            line.getErr().flush();
        }
    }
}
