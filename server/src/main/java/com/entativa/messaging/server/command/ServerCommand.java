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

    /// Commands under one word.
    interface Group {
        List<Sub> commands();
    }

    /// Runs what the arguments say. Exit code 0: done (or running), 1: failed, 2: wrong arguments or settings.
    public static int execute(
            Map<String, String> environment, Surroundings surroundings, Start start, String... arguments) {
        return line(environment, surroundings, start).execute(arguments);
    }

    static CommandLine line(Map<String, String> environment, Surroundings surroundings, Start start) {
        SettingOptions options = new SettingOptions(environment);
        Administration administration = new Administration(surroundings);
        RunCommand run = new RunCommand(start);
        CommandLine line = new CommandLine(new ServerCommand());
        options.addTo(line.getCommandSpec());
        for (Sub sub : List.of(
                run,
                new ConfigCommand(),
                new DoctorCommand(surroundings),
                new HealthyCommand(),
                new KeyCommand(surroundings),
                new BackupCommand(surroundings),
                new RestoreCommand(surroundings),
                new FenceCommand(administration))) {
            add(sub, line.getCommandSpec(), options);
        }
        for (Group group : List.of(new AccountCommands(administration), new InviteCommands(administration))) {
            CommandSpec spec = CommandSpec.forAnnotatedObject(group);
            for (Sub sub : group.commands()) add(sub, spec, options);
            line.addSubcommand(spec.name(), spec);
        }
        line.setExecutionStrategy(arguments -> executed(arguments, options, run));
        return line;
    }

    private static void add(Sub sub, CommandSpec parent, SettingOptions options) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(sub);
        options.addTo(spec);
        parent.addSubcommand(spec.name(), new CommandLine(spec));
    }

    private static int executed(ParseResult arguments, SettingOptions options, RunCommand run) {
        Integer help = CommandLine.executeHelpRequest(arguments);
        if (help != null) return help;
        ParseResult last = arguments;
        while (last.hasSubcommand()) last = last.subcommand();
        CommandLine line = last.commandSpec().commandLine();
        return switch (last.commandSpec().userObject()) {
            case Sub sub -> executed(sub, options, last);
            case Group _ -> {
                line.usage(line.getErr());
                yield 2;
            }
            default -> executed(run, options, last);
        };
    }

    private static int executed(Sub sub, SettingOptions options, ParseResult arguments) {
        CommandLine line = arguments.commandSpec().commandLine();
        try {
            return sub.run(options, arguments, line.getOut());
        } catch (ConfigException e) {
            line.getErr().println("A setting cannot be used: " + e.getMessage());
            return 2;
        } catch (Exception e) {
            String name = sub.getClass().getAnnotation(Command.class).name();
            line.getErr().println(name + " failed: " + e.getMessage());
            return 1;
        } finally {
            line.getOut().flush();
            line.getErr().flush();
        }
    }
}
