package com.entativa.messaging.server.ops;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/// One event a line, `event=name key=value …`. Values are ids, counts, codes and durations; never a token, a key, a
/// ciphertext, a password, a username or an address (R5.5).
public final class Log {
    private final Logger logger;

    private Log(Logger logger) {
        this.logger = logger;
    }

    public static Log of(Class<?> owner) {
        return new Log(System.getLogger(owner.getName()));
    }

    /// A bug somebody must look at. The cause's stack goes to the log and nowhere else.
    public void error(String event, Throwable cause, Object... pairs) {
        logger.log(Level.ERROR, line(event, pairs), cause);
    }

    public void warn(String event, Object... pairs) {
        logger.log(Level.WARNING, line(event, pairs));
    }

    public void info(String event, Object... pairs) {
        logger.log(Level.INFO, line(event, pairs));
    }

    private static String line(String event, Object... pairs) {
        StringBuilder out = new StringBuilder("event=").append(event);
        for (int i = 0; i + 1 < pairs.length; i += 2)
            out.append(' ').append(pairs[i]).append('=').append(pairs[i + 1]);
        return out.toString();
    }
}
