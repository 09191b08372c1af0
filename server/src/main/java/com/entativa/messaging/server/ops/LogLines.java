package com.entativa.messaging.server.ops;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The layout of the log: `time level logger message`, a stack after it if there is one. Goes to standard error.
public final class LogLines extends Formatter {
    /// Held here, since the logging library forgets the level of a logger nobody holds.
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.flywaydb"),
            Logger.getLogger("com.zaxxer.hikari"),
            Logger.getLogger("io.vertx"),
            Logger.getLogger("io.netty"),
            Logger.getLogger("org.postgresql"));

    /// Says at each attempt that nobody is there: we say it once.
    private static final Logger MUTE = Logger.getLogger("io.lettuce");

    /// Sets the process's log up: our layout, libraries only from warnings on. To be called once, first thing.
    public static void install() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) root.removeHandler(handler);
        Handler console = new ConsoleHandler();
        console.setFormatter(new LogLines());
        root.addHandler(console);
        quieten();
    }

    /// Only silences the libraries: for a server that runs inside somebody else's JVM.
    public static void quieten() {
        QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        MUTE.setLevel(Level.SEVERE);
    }

    @Override
    public String format(LogRecord record) {
        String name = String.valueOf(record.getLoggerName());
        StringBuilder out = new StringBuilder()
                .append(record.getInstant())
                .append(" level=")
                .append(record.getLevel().getName())
                .append(" at=")
                .append(name.substring(name.lastIndexOf('.') + 1))
                .append(' ')
                .append(formatMessage(record).replace('\n', ' '))
                .append('\n');
        Throwable thrown = record.getThrown();
        if (thrown != null) {
            StringWriter stack = new StringWriter();
            thrown.printStackTrace(new PrintWriter(stack));
            out.append(stack);
        }
        return out.toString();
    }
}
