package com.entativa.messaging.server.ops;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// One event a line, `event=name key=value …`. Values are ids, counts, codes and durations; never a token, a key, a
/// ciphertext, a password, a username or an address (R5.5).
public final class Log {
    private final Logger logger;

    private Log(Logger logger) {
        this.logger = logger;
    }

    public static Log of(Class<?> owner) {
        return new Log(Logger.getLogger(owner.getName()));
    }

    /// A bug somebody must look at. The cause's stack goes to the log and nowhere else.
    public void error(String event, Throwable cause, Object... pairs) {
        LogRecord record = record(Level.SEVERE, event, pairs);
        record.setThrown(cause);
        logger.log(record);
    }

    public void warn(String event, Object... pairs) {
        logger.log(record(Level.WARNING, event, pairs));
    }

    public void info(String event, Object... pairs) {
        logger.log(record(Level.INFO, event, pairs));
    }

    /// Event and pairs go along by themselves: {@link LogLines} makes a JSON object of them.
    private LogRecord record(Level level, String event, Object... pairs) {
        StringBuilder line = new StringBuilder("event=").append(event);
        Object[] all = new Object[pairs.length + 2];
        all[0] = "event";
        all[1] = event;
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=').append(pairs[i + 1]);
            all[i + 2] = pairs[i];
            all[i + 3] = pairs[i + 1];
        }
        LogRecord record = new LogRecord(level, line.toString());
        record.setLoggerName(logger.getName());
        record.setParameters(all);
        return record;
    }
}
