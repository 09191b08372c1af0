package com.entativa.messaging.bench;

import com.entativa.messaging.protocol.session.PeerSessions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/// Measures the protocol beside libsignal in one run of under three minutes and writes `results/<date>-protocol.txt`.
/// `./mvnw -pl bench -am verify -Dmaven.test.skip -Pprotocol-bench`
public final class ProtocolBench {
    private static final List<String> OPERATIONS =
            List.of("initiate", "accept", "encryptOneWay", "decryptOneWay", "encryptPingPong", "decryptPingPong");
    private static final Map<String, Double> BARS =
            Map.of("initiate", 1.0, "accept", 1.0, "encryptOneWay", 5.0, "decryptOneWay", 5.0, "decryptPingPong", 1.0);

    private ProtocolBench() {}

    public static void main(String[] args) throws RunnerException, IOException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("com.entativa.messaging.bench.(Ours|Libsignal)Benchmark")
                        .jvmArgsAppend("--enable-native-access=ALL-UNNAMED")
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        Report.write("protocol", how() + table(figures(results)) + overhead() + NOTES);
    }

    /// The median, which a neighbour's load on the machine hardly moves, and the ninth decile, which shows that load.
    private record Figure(double micros, double ninth) {
        static Figure of(Statistics statistics) {
            return new Figure(statistics.getPercentile(50), statistics.getPercentile(90));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.1f (%.1f)", micros, ninth);
        }
    }

    private static Map<String, Figure> figures(Collection<RunResult> results) {
        Map<String, Figure> figures = new TreeMap<>();
        for (RunResult result : results) {
            String[] name = result.getParams().getBenchmark().split("\\.", -1);
            String sessions = result.getParams().getParam("sessions");
            String who = sessions == null ? "libsignal" : sessions;
            figures.put(
                    who + " " + name[name.length - 1],
                    Figure.of(result.getPrimaryResult().getStatistics()));
        }
        return figures;
    }

    private static String table(Map<String, Figure> figures) {
        StringBuilder table = new StringBuilder(String.format(
                Locale.ROOT,
                "%-16s %17s %17s %17s %14s %13s %s%n",
                "1 KiB, µs",
                "ours, in memory",
                "ours, stored",
                "libsignal",
                "× in memory",
                "× stored",
                "bar (stored)"));
        for (String operation : OPERATIONS) {
            Figure value = figures.get("value " + operation);
            Figure stored = figures.get("stored " + operation);
            Figure libsignal = figures.get("libsignal " + operation);
            if (value == null || stored == null || libsignal == null) throw new IllegalStateException("no figure");
            double ratio = libsignal.micros / stored.micros;
            table.append(String.format(
                    Locale.ROOT,
                    "%-16s %17s %17s %17s %14.1f %13.1f %s%n",
                    operation,
                    value,
                    stored,
                    libsignal,
                    libsignal.micros / value.micros,
                    ratio,
                    bar(operation, ratio)));
        }
        return table.append('\n').toString();
    }

    private static String bar(String operation, double ratio) {
        Double bar = BARS.get(operation);
        if (bar == null) return "-";
        return (ratio >= bar ? "met: ≥ " : "MISSED: ≥ ") + bar + " ×";
    }

    private static String overhead() {
        OurDevice alice = new OurDevice(1);
        OurDevice bob = new OurDevice(2);
        OurDevice.Sent first = alice.send(alice.begin(PeerSessions.NONE, bob.bundle()));
        PeerSessions atBob = bob.read(PeerSessions.NONE, first.message());
        int answer = bob.send(atBob).message().length - OurDevice.TEXT.length;
        int opening = first.message().length - OurDevice.TEXT.length;
        LibsignalDevice carol = new LibsignalDevice("carol", 1);
        LibsignalDevice dave = new LibsignalDevice("dave", 2);
        carol.begin(dave);
        byte[] theirFirst = carol.encrypt(dave);
        dave.decrypt(carol, theirFirst);
        int theirs = dave.encrypt(carol).length - 1 - OurDevice.TEXT.length;
        int theirOpening = theirFirst.length - 1 - OurDevice.TEXT.length;
        return "Bytes over the plaintext (1 KiB): ours " + answer + ", with an opening " + opening + "; libsignal "
                + theirs + ", with an opening " + theirOpening
                + " (padding of CBC and the post-quantum parts included)\n\n";
    }

    private static String how() {
        return "load    " + load() + " runnable processes on average when the run ended\n"
                + "JMH 1.37, sampled time, 1 fork, 3 × 1 s warm-up, 5 × 1 s measured, one thread: median (ninth decile)\n\n";
    }

    private static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(Locale.ROOT, "%.1f", load);
    }

    private static final String NOTES = """
            Notes. Each operation starts from the same state. "stored" reads the session's record before and writes it
            after, as libsignal's in-memory store does; "in memory" keeps the value. Ours is suite 1: X3DH and the Double
            Ratchet. libsignal 0.86.5 offers only PQXDH (one ML-KEM encapsulation more) and the Triple Ratchet (a
            post-quantum chunk with each message), called through JNI: the comparison is between what one can use, not
            between equal protocols. Ours makes the new ratchet key when it answers, libsignal when it hears: compare
            the sum of the two ping-pong lines.
            """;
}
