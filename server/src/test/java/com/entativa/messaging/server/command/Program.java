package com.entativa.messaging.server.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/// The program as an operator calls it, and what it printed.
record Program(int code, String out, String err) {
    static Program run(Map<String, String> environment, Start start, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = ServerCommand.line(environment, new RunCommand(start))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int code = line.execute(arguments);
        return new Program(code, out.toString(), err.toString());
    }

    static Program run(Map<String, String> environment, String... arguments) {
        return run(
                environment,
                _ -> {
                    throw new AssertionError("nothing was to be started");
                },
                arguments);
    }
}
