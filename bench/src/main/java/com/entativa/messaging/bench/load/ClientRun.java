package com.entativa.messaging.bench.load;

import com.entativa.messaging.bench.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/// What people feel of the client core on the JVM, on its sealed SQLite store and against a relay of its own: search in
/// a long history, a backlog (R3.2), a large file. Writes `results/<date>-client.txt`. `make bench-client`; arguments:
/// lines, backlog, MiB of the file.
public final class ClientRun {
    private static final int RUNS = 3;
    private final StringBuilder report = new StringBuilder();
    private final RelayProcess relay;
    private final Path folder;

    private ClientRun(RelayProcess relay, Path folder) {
        this.relay = relay;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (RelayProcess relay = RelayProcess.start()) {
            ClientRun run = new ClientRun(relay, Files.createTempDirectory("client-run"));
            run.report
                    .append("load of the machine before: ")
                    .append(Proc.load())
                    .append('\n');
            run.search(argument(args, 0, 100_000));
            run.backlog(argument(args, 1, 5_000));
            run.file(argument(args, 2, 100));
            run.report.append("load of the machine after: ").append(Proc.load()).append('\n');
            Report.write("client", run.report.toString());
        }
    }

    private static int argument(String[] args, int index, int standard) {
        return args.length > index ? Integer.parseInt(args[index]) : standard;
    }

    private void search(int lines) {
        try (Client reader = Client.register("reader", folder, relay.url())) {
            SearchMeasure measure = new SearchMeasure(reader);
            report.append(measure.written(lines));
            for (String query : SearchMeasure.QUERIES) report.append(measure.median(query));
        }
    }

    private void backlog(int messages) throws InterruptedException {
        double[] seconds = new double[RUNS];
        try (Client speaker = Client.register("speaker", folder, relay.url())) {
            Client.register("listener", folder, relay.url()).close();
            speaker.messenger().connect();
            BacklogMeasure measure = new BacklogMeasure(speaker, () -> Client.open("listener", folder, relay.url()));
            for (int i = 0; i < RUNS; i++) seconds[i] = measure.taken(messages);
        }
        line("backlog of %d from the relay into the store, s: first %.2f", messages, seconds[0]);
        Arrays.sort(seconds);
        line("  median of %d: %.2f, worst %.2f", RUNS, seconds[RUNS / 2], seconds[RUNS - 1]);
    }

    private void file(int mebibytes) throws IOException {
        Client.register("giver", folder, relay.url()).close();
        Client.register("taker", folder, relay.url()).close();
        Path file = FileRun.written(folder.resolve("large"), mebibytes);
        double[] up = new double[RUNS];
        double[] down = new double[RUNS];
        double[] resident = new double[2];
        for (int i = 0; i < RUNS; i++) {
            FileRun.Moved given = FileRun.inItsOwnProcess("up", folder, relay.url(), file);
            FileRun.Moved taken = FileRun.inItsOwnProcess("down", folder, relay.url(), file);
            up[i] = mebibytes / given.seconds();
            down[i] = mebibytes / taken.seconds();
            resident[0] = Math.max(resident[0], given.residentMebibytes());
            resident[1] = Math.max(resident[1], taken.residentMebibytes());
        }
        Arrays.sort(up);
        Arrays.sort(down);
        line(
                "file of %d MiB by JVMs of %s: up %.0f MiB/s, down %.0f MiB/s (medians of %d)",
                mebibytes, FileRun.HEAP, up[RUNS / 2], down[RUNS / 2], RUNS);
        line("  largest resident set, whole JVM, MiB: up %.0f, down %.0f", resident[0], resident[1]);
    }

    private void line(String format, Object... values) {
        report.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
