package com.entativa.messaging.system.crowd;

import com.entativa.messaging.system.RelayProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// What an idle socket costs: opens 10 000 at one relay and compares its heap after a collection and its resident
/// memory before and after. Prints; `make bench-sockets`. Needs Linux and the JDK's `jcmd`.
public final class IdleSockets {
    private static final int SOCKETS = 10_000;

    private IdleSockets() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("idle-sockets");
        Badges badges = new Badges();
        try (DatabaseServer database = DatabaseServer.start(folder.resolve("database"));
                RelayProcess relay = RelayProcess.start(
                        Files.createDirectory(folder.resolve("relay")), Crowd.settings(database, badges));
                Crowd crowd = new Crowd(List.of(relay.address()), badges, 17)) {
            List<UUID> people = new Population(database.address()).strangers(SOCKETS);
            crowd.enter(people.subList(0, 500), Duration.ofSeconds(60));
            Memory before = Memory.of(relay.pid());
            for (int from = 500; from < SOCKETS; from += 500) {
                crowd.enter(people.subList(from, from + 500), Duration.ofSeconds(60));
            }
            Thread.sleep(30_000);
            Memory after = Memory.of(relay.pid());
            System.out.printf(
                    Locale.ROOT,
                    "%d sockets, idle for 30 s: heap after a collection %.0f MiB, resident %.0f MiB%n",
                    SOCKETS,
                    after.heapKib() / 1024.0,
                    after.residentKib() / 1024.0);
            System.out.printf(
                    Locale.ROOT,
                    "each of the last %d: heap %.1f KiB, resident %.1f KiB%n",
                    SOCKETS - 500,
                    (after.heapKib() - before.heapKib()) / (SOCKETS - 500.0),
                    (after.residentKib() - before.residentKib()) / (SOCKETS - 500.0));
        }
    }

    private record Memory(long heapKib, long residentKib) {
        static Memory of(long pid) throws IOException, InterruptedException {
            jcmd(pid, "GC.run");
            Thread.sleep(2_000);
            long heap = jcmd(pid, "GC.heap_info")
                    .lines()
                    .filter(line -> line.contains("used "))
                    .filter(line -> line.contains("generation") || line.contains("garbage-first"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll(".*used (\\d+)K.*", "$1")))
                    .sum();
            long resident = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
            return new Memory(heap, resident);
        }

        private static String jcmd(long pid, String what) throws IOException, InterruptedException {
            Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
            Process process = new ProcessBuilder(program.toString(), Long.toString(pid), what).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) throw new IOException("jcmd " + what + " failed");
            return said;
        }
    }
}
