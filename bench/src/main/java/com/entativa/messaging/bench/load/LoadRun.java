package com.entativa.messaging.bench.load;

import com.entativa.messaging.bench.Report;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// Starts a relay of its own, lets 200 people talk in pairs, and writes `results/<date>-server.txt`: the most durable
/// messages a second (closed loop), then how soon they come at half of that (open loop). Loopback only, about a
/// minute and a half. Needs Linux. `make bench-server`; arguments: the window a sender, seconds measured.
public final class LoadRun implements AutoCloseable {
    private static final int PAIRS = 100;
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private final RelayProcess relay;
    private final Counters counters;
    private final Generator generator;
    private final Duration measured;

    private LoadRun(RelayProcess relay, Duration measured) throws IOException, SQLException {
        this.relay = relay;
        this.counters = Counters.of(relay.data());
        this.generator = new Generator(relay.url());
        this.measured = measured;
    }

    public static void main(String[] args) throws IOException, SQLException, InterruptedException, ExecutionException {
        int window = args.length > 0 ? Integer.parseInt(args[0]) : 4;
        Duration measured = Duration.ofSeconds(args.length > 1 ? Integer.parseInt(args[1]) : 15);
        StringBuilder report = new StringBuilder();
        try (RelayProcess relay = RelayProcess.start();
                LoadRun run = new LoadRun(relay, measured)) {
            report.append(run.idle());
            run.people();
            double most = run.closedLoop(window, report);
            run.openLoop(most / 2, report);
        }
        Report.write("server", report.toString());
    }

    private String idle() throws InterruptedException, SQLException {
        Thread.sleep(3_000);
        return String.format(
                Locale.ROOT,
                "settings %s%nstart to ready, with initdb: %.1f s%nidle memory (PSS): relay %.0f MiB, PostgreSQL %.0f MiB%n%n",
                counters.settings(),
                relay.toReady().toMillis() / 1e3,
                Proc.mebibytes(Stream.of(relay.handle())),
                Proc.mebibytes(relay.handle().descendants()));
    }

    private void people() throws InterruptedException, ExecutionException {
        try (People people = new People(relay.url())) {
            people.pairs(PAIRS).forEach(generator::open);
        }
        System.out.println(
                2 * PAIRS + " sockets open, relay is process " + relay.handle().pid());
    }

    /// Returns durable messages a second.
    private double closedLoop(int window, StringBuilder report) throws IOException, SQLException, InterruptedException {
        generator.window(window);
        Thread.sleep(WARM_UP);
        report.append("Closed loop: ").append(2 * PAIRS).append(" senders, ").append(window);
        report.append(" unanswered each, ").append(Peer.CONTENT_BYTES).append(" bytes of ciphertext a message\n");
        Sample from = sample();
        Sample to = measure(from, report);
        generator.window(0);
        settle();
        return (to.totals().committed() - from.totals().committed()) / (to.at() - from.at());
    }

    private void openLoop(double rate, StringBuilder report) throws IOException, SQLException, InterruptedException {
        generator.rate(rate);
        Thread.sleep(WARM_UP);
        report.append(String.format(Locale.ROOT, "%nOpen loop: %.0f messages/s%n", rate));
        measure(sample(), report);
        generator.still();
        settle();
    }

    private Sample measure(Sample from, StringBuilder report) throws IOException, SQLException, InterruptedException {
        generator.record(true);
        String load = Proc.load();
        Thread.sleep(measured);
        generator.record(false);
        Sample to = sample();
        report.append(Sample.between(from, to)).append(generator.latencies());
        report.append("load average ")
                .append(load)
                .append(" … ")
                .append(Proc.load())
                .append('\n');
        return to;
    }

    private Sample sample() throws SQLException {
        Sample.Cpu cpu = new Sample.Cpu(
                Proc.seconds(relay.handle()),
                Proc.secondsOfDescendants(relay.handle()),
                Proc.seconds(ProcessHandle.current()));
        return new Sample(System.nanoTime() / 1e9, generator.totals(), cpu, counters.read());
    }

    /// Until everything is answered and acknowledged.
    private void settle() throws InterruptedException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (generator.unanswered() > 0 && System.nanoTime() < deadline) Thread.sleep(50);
        Thread.sleep(1_000);
        Tally.Totals totals = generator.totals();
        boolean whole = totals.committed() == totals.delivered() && totals.delivered() == totals.acknowledged();
        if (!whole) throw new IllegalStateException("committed, delivered and acknowledged differ: " + totals);
    }

    @Override
    public void close() throws SQLException {
        generator.close();
        counters.close();
    }
}
