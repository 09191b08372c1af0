package com.entativa.messaging.server.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;

/// The program as an operator calls it, and what it printed.
public record Program(int code, String out, String err) {
    public static Program run(Map<String, String> environment, Start start, String... arguments) {
        Surroundings surroundings = new Surroundings(InstantSource.system(), new SecureRandom());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = ServerCommand.line(environment, surroundings, start)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int code = line.execute(arguments);
        return new Program(code, out.toString(), err.toString());
    }

    public static Program run(Map<String, String> environment, String... arguments) {
        return run(
                environment,
                _ -> {
                    throw new AssertionError("nothing was to be started");
                },
                arguments);
    }
}
