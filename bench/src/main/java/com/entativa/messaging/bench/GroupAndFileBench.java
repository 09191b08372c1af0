package com.entativa.messaging.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/// A message to a group and a file of 100 MiB, in under a minute; writes `results/<date>-group-and-file.txt`. After
/// `make bench-server` built it: `java -Xmx64m -cp "bench/target/classes:bench/target/lib/*"
/// com.entativa.messaging.bench.GroupAndFileBench`.
public final class GroupAndFileBench {
    private static final int MEBIBYTES = 100;

    private GroupAndFileBench() {}

    public static void main(String[] args) throws RunnerException, IOException {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "load    %.1f runnable processes on average when the run began%n%n",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage()));
        text.append("A message of 1 KiB under a sender key, the state's record written; µs, median (ninth decile)\n");
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include("com.entativa.messaging.bench.SenderKeyBenchmark")
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run()) {
            Statistics micros = result.getPrimaryResult().getStatistics();
            String[] name = result.getParams().getBenchmark().split("\\.", -1);
            text.append(String.format(
                    Locale.ROOT,
                    "%-16s %.1f (%.1f)%n",
                    name[name.length - 1],
                    micros.getPercentile(50),
                    micros.getPercentile(90)));
        }
        text.append("Sealed once, whether for 2 or 1 000 members.\n\n");
        text.append(file());
        Report.write("group-and-file", text.toString());
    }

    private static String file() throws IOException {
        Path folder = Files.createTempDirectory("file-bench");
        try {
            String limit = Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MiB of heap allowed\n";
            return "A file from disk to disk through sealing, digests and proof, without a network; " + limit
                    + new FileMeasure(folder, new FolderBlobs(folder)).run(MEBIBYTES);
        } finally {
            for (String name : new String[] {"file", "blob", "sealed", "back"})
                Files.deleteIfExists(folder.resolve(name));
            Files.delete(folder);
        }
    }
}
