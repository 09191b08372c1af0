package com.entativa.messaging.cli;

import com.entativa.messaging.client.event.Event.FileMoved;
import java.io.Console;
import java.io.PrintStream;
import java.util.Optional;

/// How far a file has come, on one line of a terminal; nothing where nobody looks.
final class ProgressBar {
    private static final int WIDTH = 30;
    private final PrintStream out;
    private final boolean isShown;

    private ProgressBar(PrintStream out, boolean isShown) {
        this.out = out;
        this.isShown = isShown;
    }

    static ProgressBar onErrors(boolean json) {
        return new ProgressBar(System.err, !json && isTerminal());
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    void show(FileMoved moved) {
        if (!isShown) return;
        out.print("\r" + bar(moved.progress().done(), moved.progress().total()));
        out.flush();
    }

    static String bar(long done, long total) {
        int percent = total == 0 ? 0 : (int) (100 * done / total);
        int full = percent * WIDTH / 100;
        return "[" + "█".repeat(full) + " ".repeat(WIDTH - full) + "] " + percent + " %";
    }

    void end() {
        if (isShown) out.println();
    }
}
