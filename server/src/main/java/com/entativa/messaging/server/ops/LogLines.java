package com.entativa.messaging.server.ops;

import com.entativa.messaging.api.json.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The layout of the log: `time level logger message`, a stack after it if there is one, or the same as one JSON
/// object a
/// line. Goes to standard error.
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

    private final boolean json;

    private LogLines(boolean json) {
        this.json = json;
    }

    /// Sets the process's log up: our layout, libraries only from warnings on. To be called first thing, and again
    /// when
    /// the settings are known.
    public static void install(boolean json) {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) root.removeHandler(handler);
        Handler console = new ConsoleHandler();
        console.setFormatter(new LogLines(json));
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
        return json ? object(record) : line(record);
    }

    private String object(LogRecord record) {
        Json.Builder out = Json.build()
                .put("time", record.getInstant().toString())
                .put("level", record.getLevel().getName())
                .put("at", shortName(record));
        Object[] pairs = record.getParameters();
        if (pairs == null || pairs.length < 2 || !"event".equals(pairs[0])) out.put("message", formatMessage(record));
        else for (int i = 0; i + 1 < pairs.length; i += 2) put(out, String.valueOf(pairs[i]), pairs[i + 1]);
        if (record.getThrown() != null) out.put("stack", stack(record.getThrown()));
        return out.object().write() + "\n";
    }

    private static void put(Json.Builder out, String key, Object value) {
        switch (value) {
            case Integer number -> out.put(key, number);
            case Long number -> out.put(key, number);
            default -> out.put(key, String.valueOf(value));
        }
    }

    private static String shortName(LogRecord record) {
        String name = String.valueOf(record.getLoggerName());
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private String line(LogRecord record) {
        StringBuilder out = new StringBuilder()
                .append(record.getInstant())
                .append(" level=")
                .append(record.getLevel().getName())
                .append(" at=")
                .append(shortName(record))
                .append(' ')
                .append(formatMessage(record).replace('\n', ' '))
                .append('\n');
        if (record.getThrown() != null) out.append(stack(record.getThrown()));
        return out.toString();
    }

    private static String stack(Throwable thrown) {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        return stack.toString();
    }
}
