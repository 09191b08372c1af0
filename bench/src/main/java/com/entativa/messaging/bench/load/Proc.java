package com.entativa.messaging.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What Linux says of processes, from `/proc`.
final class Proc {
    /// Fields of `/proc/<pid>/stat` after the name: user and system time, and those of children that ended.
    private static final int TIMES_FROM = 11;

    private static final double TICKS_PER_SECOND = 100;

    private Proc() {}

    /// Processor seconds of this process alone; of one that ended meanwhile none.
    static double seconds(ProcessHandle process) {
        return ticks(process, 2) / TICKS_PER_SECOND;
    }

    /// Processor seconds of all processes that `process` started, and of those they waited for.
    static double secondsOfDescendants(ProcessHandle process) {
        return process.descendants().mapToDouble(child -> ticks(child, 4)).sum() / TICKS_PER_SECOND;
    }

    /// Resident memory in MiB; pages that processes share are split between them.
    static double mebibytes(Stream<ProcessHandle> processes) {
        return processes.mapToLong(Proc::kibibytes).sum() / 1024.0;
    }

    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    private static long ticks(ProcessHandle process, int fields) {
        String stat = read(process, "stat");
        if (stat.isEmpty()) return 0;
        String[] values = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = 0;
        for (int i = 0; i < fields; i++) ticks += Long.parseLong(values[TIMES_FROM + i]);
        return ticks;
    }

    private static long kibibytes(ProcessHandle process) {
        return read(process, "smaps_rollup")
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            if (!process.isAlive()) return "";
            throw new UncheckedIOException(e);
        }
    }
}
