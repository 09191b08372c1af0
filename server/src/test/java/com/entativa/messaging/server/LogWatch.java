package com.entativa.messaging.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// All that is logged in this process while it is open, stacks included.
final class LogWatch extends Handler {
    private final Queue<LogRecord> records = new ConcurrentLinkedQueue<>();

    static LogWatch open() {
        LogWatch watch = new LogWatch();
        Logger.getLogger("").addHandler(watch);
        return watch;
    }

    String text() {
        SimpleFormatter lines = new SimpleFormatter();
        StringBuilder text = new StringBuilder();
        records.forEach(record -> text.append(lines.format(record)));
        return text.toString();
    }

    /// A bug somebody must look at.
    boolean hasErrors() {
        return records.stream().anyMatch(record -> Level.SEVERE.equals(record.getLevel()));
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
