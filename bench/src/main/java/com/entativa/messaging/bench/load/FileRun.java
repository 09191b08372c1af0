package com.entativa.messaging.bench.load;

import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.transfer.FileTraffic;
import com.entativa.messaging.client.transfer.FileTraffic.Fetched;
import com.entativa.messaging.client.transfer.Outgoing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// A file from `giver` to `taker`, each in a JVM with little memory: what it takes does not grow with the file.
final class FileRun {
    /// Opening a profile takes 64 MiB for its passphrase (Argon2id), whatever is moved then.
    static final String HEAP = "-Xmx96m";

    private FileRun() {}

    record Moved(double seconds, double residentMebibytes) {}

    /// Bytes that do not compress.
    static Path written(Path file, int mebibytes) throws IOException {
        Random random = new Random(1);
        byte[] mebibyte = new byte[1 << 20];
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < mebibytes; i++) {
                random.nextBytes(mebibyte);
                out.write(mebibyte);
            }
        }
        return file;
    }

    static Moved inItsOwnProcess(String direction, Path folder, String relay, Path file) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FileRun.class.getName(),
                        direction,
                        folder.toString(),
                        relay,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        String[] figures = said.substring(said.lastIndexOf('\n') + 1).split(" ", 2);
        if (figures.length != 2) throw new IOException("the file was not moved: " + said);
        return new Moved(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
    }

    /// Prints seconds and the largest resident set in MiB.
    public static void main(String[] args) throws IOException, InterruptedException {
        boolean isUp = args[0].equals("up");
        try (Client client = Client.open(isUp ? "giver" : "taker", Path.of(args[1]), args[2])) {
            FileTraffic traffic = client.messenger().files(client.profile().ports());
            client.messenger().connect();
            client.await(event -> event == Event.CaughtUp.CAUGHT_UP);
            double seconds = isUp ? up(client, traffic, args[3]) : down(client, traffic);
            System.out.println(seconds + " " + peakMebibytes());
        }
    }

    private static double up(Client client, FileTraffic traffic, String file) throws InterruptedException {
        Outgoing outgoing = new Outgoing(
                file,
                Attachment.Kind.FILE,
                new Attachment.Label("application/octet-stream", "large"),
                Attachment.Look.NONE);
        long begun = System.nanoTime();
        Message message = traffic.send(client.with("taker"), List.of(outgoing), "", Extras.NONE);
        client.await(event -> isSent(event, message));
        return (System.nanoTime() - begun) / 1e9;
    }

    private static boolean isSent(Event event, Message message) {
        return event instanceof Event.MessageChanged(Message changed)
                && changed.id().equals(message.id())
                && changed.line() instanceof Line.Own own
                && own.progress() == Message.Progress.SENT;
    }

    private static double down(Client client, FileTraffic traffic) {
        Message message = client.messenger().history(client.with("giver"), 1).getFirst();
        Attachment file = message.said().getFirst().files().getFirst();
        long begun = System.nanoTime();
        Fetched fetched = traffic.fetch(message.id(), file.file().id());
        if (!(fetched instanceof Fetched.Here(String _))) throw new IllegalStateException("not fetched: " + fetched);
        return (System.nanoTime() - begun) / 1e9;
    }

    private static double peakMebibytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
