package com.entativa.messaging.client.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("R1.1 a process that is killed while it writes")
final class KilledWriterTest {
    private static final int ROWS = 5;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    @DisplayName("R1.1 killed at any moment, every commit that was reported is there, and each is whole")
    void a_killed_writer_leaves_whole_commits() throws IOException, InterruptedException {
        Path file = folder.resolve("store.db");
        for (int kill = 0; kill < 3; kill++) {
            long reported = killAfterSomeCommits(file);

            try (SqliteStore store = SqliteStore.open(file)) {
                List<String> values = store.inTransaction(rows -> rows.scan(Table.MESSAGE, "", Scan.ASCENDING).stream()
                        .map(row -> new String(row.value(), StandardCharsets.UTF_8))
                        .distinct()
                        .toList());
                assertThat(values).hasSize(1);
                assertThat(Long.parseLong(values.getFirst())).isGreaterThanOrEqualTo(reported);
            }
        }
    }

    private static long killAfterSomeCommits(Path file) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = -1;
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 50; i++) {
                String line = lines.readLine();
                if (line != null) last = Long.parseLong(line);
            }
            writer.destroyForcibly();
            assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(last).isPositive();
        return last;
    }

    /// Writes the same number into several rows, a transaction each, and reports it after the commit.
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) {
            try (SqliteStore store = SqliteStore.open(Path.of(args[0]))) {
                for (long i = System.nanoTime(); ; i++) {
                    byte[] number = Long.toString(i).getBytes(StandardCharsets.UTF_8);
                    store.inTransaction(rows -> {
                        for (int row = 0; row < ROWS; row++) rows.put(Table.MESSAGE, "row" + row, number);
                        return true;
                    });
                    System.out.println(i);
                }
            }
        }
    }
}
