package com.entativa.messaging.server.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The files of one embedded PostgreSQL and the programs that work on them. Below `home`: `postgres` (the data),
/// `postgres.password` (0600), `postgres.log`, and the unpacked programs.
final class Cluster {
    private static final String VERSION = "18.6.0";
    private final Path home;
    private final Path data;
    private final Binaries binaries;

    private Cluster(Path home, Binaries binaries) {
        this.home = home;
        this.data = home.resolve("postgres");
        this.binaries = binaries;
    }

    /// Makes the data folder if there is none; one that was left half made is made anew.
    static Cluster in(Path home, SecureRandom random) throws IOException {
        Path absolute = home.toAbsolutePath().normalize();
        Files.createDirectories(absolute);
        Cluster cluster = new Cluster(absolute, Binaries.in(absolute.resolve("postgres-" + VERSION)));
        if (!Files.isDirectory(cluster.data)) cluster.initialise(random);
        return cluster;
    }

    /// One that is there already.
    static Cluster found(Path home) throws IOException {
        Path absolute = home.toAbsolutePath().normalize();
        return new Cluster(absolute, Binaries.in(absolute.resolve("postgres-" + VERSION)));
    }

    /// Of the PostgreSQL that runs on it.
    int port() throws IOException {
        List<String> lines = Files.readAllLines(lockFile());
        if (lines.size() < 4) throw new IOException("PostgreSQL is just starting or stopping: try again");
        return Integer.parseInt(lines.get(3).strip());
    }

    String password() throws IOException {
        return Files.readString(passwordFile(), StandardCharsets.UTF_8).strip();
    }

    /// Starts the database on 127.0.0.1:`port`. Durable: fsync and synchronous_commit stay on. Statements and values
    /// never get into its log (R5.5).
    Process start(int port, List<String> settings) throws IOException {
        List<String> command = asOrdinaryUser(binaries.program("postgres"), "-D", data.toString());
        List<String> all = new ArrayList<>(List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=120",
                "shared_buffers=64MB",
                "max_wal_size=512MB",
                "jit=off",
                "log_min_messages=warning",
                "log_min_error_statement=panic",
                "log_error_verbosity=terse"));
        all.addAll(settings);
        for (String setting : all) command.addAll(List.of("-c", setting));
        return builder(command).start();
    }

    /// Stops a PostgreSQL of this very folder that a killed server left behind. A lock file whose number belongs to
    /// another process by now is removed (in containers numbers come again); one of a dead process stays:
    /// PostgreSQL reads in it which shared memory must be free before it starts.
    void stopOrphan() throws IOException {
        if (!Files.exists(lockFile())) return;
        List<String> lines = Files.readAllLines(lockFile());
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,10}")) return;
        Optional<ProcessHandle> process =
                ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) return;
        if (isOurs(process.get())) stop(process.get());
        else Files.deleteIfExists(lockFile());
    }

    /// Fast, else immediate, else killed: committed data survives each. PostgreSQL removes its lock file as the
    /// last thing it does; a process that was not reaped yet counts as stopped then.
    void stop(ProcessHandle postmaster) throws IOException {
        if (!postmaster.isAlive()) return;
        run(20, asOrdinaryUser(binaries.program("pg_ctl"), "-D", data.toString(), "-m", "fast", "-t", "15", "stop"));
        if (!Files.exists(lockFile())) return;
        run(
                10,
                asOrdinaryUser(
                        binaries.program("pg_ctl"), "-D", data.toString(), "-m", "immediate", "-t", "5", "stop"));
        if (!Files.exists(lockFile()) || !postmaster.isAlive()) return;
        postmaster.destroyForcibly();
        try {
            postmaster.onExit().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("PostgreSQL process " + postmaster.pid() + " does not end", e);
        }
    }

    private boolean isOurs(ProcessHandle process) {
        String line = process.info().commandLine().orElse("");
        return line.contains("postgres") && line.contains("-D " + data);
    }

    private void initialise(SecureRandom random) throws IOException {
        Path half = home.resolve("postgres.half");
        Binaries.delete(half);
        byte[] secret = new byte[24];
        random.nextBytes(secret);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(secret));
        List<String> command = asOrdinaryUser(binaries.program("initdb"), "-D", half.toString(), "-U", "relay");
        command.addAll(List.of("--auth=scram-sha-256", "--pwfile=" + passwordFile(), "--encoding=UTF8", "--locale=C"));
        if (run(120, command) != 0) throw new IOException("initdb failed, see " + logFile());
        Files.move(half, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /// PostgreSQL refuses to run as root. In a user namespace of its own root is nobody there and still owns the
    /// files.
    private static List<String> asOrdinaryUser(String... command) {
        List<String> whole = new ArrayList<>();
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root && new File("/proc/self/ns/user").exists()) whole.addAll(List.of("unshare", "-U"));
        whole.addAll(List.of(command));
        return whole;
    }

    private int run(int seconds, List<String> command) throws IOException {
        Process process = builder(command).start();
        try {
            if (process.waitFor(seconds, TimeUnit.SECONDS)) return process.exitValue();
            process.destroyForcibly();
            return -1;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private ProcessBuilder builder(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile().toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private Path passwordFile() {
        return home.resolve("postgres.password");
    }

    private Path lockFile() {
        return data.resolve("postmaster.pid");
    }

    private Path logFile() {
        return home.resolve("postgres.log");
    }
}
