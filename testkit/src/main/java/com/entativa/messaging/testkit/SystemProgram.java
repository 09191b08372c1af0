package com.entativa.messaging.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program that a test runs beside the relay. What is missing is installed where that may be done: by apt-get, as
/// root. Elsewhere the test fails and says what to install; it is never skipped.
public final class SystemProgram {
    private static final Path APT_GET = Path.of("/usr/bin/apt-get");

    private static final String WAIT_FOR_OTHERS = "DPkg::Lock::Timeout=120";

    private static final long MINUTES = 5;

    private SystemProgram() {}

    /// The first of `names` that is on the PATH; otherwise that of the Debian package.
    public static synchronized Path find(String debianPackage, String... names) throws IOException {
        Optional<Path> found = onPath(names);
        if (found.isEmpty() && mayInstall()) {
            install(debianPackage, names);
            found = onPath(names);
        }
        return found.orElseThrow(() -> new IOException(remedy(debianPackage, names)));
    }

    private static Optional<Path> onPath(String... names) {
        return Stream.of((System.getenv().getOrDefault("PATH", "") + ":/usr/bin:/usr/local/bin").split(":", -1))
                .flatMap(folder -> Stream.of(names).map(name -> Path.of(folder, name)))
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
                .findFirst();
    }

    private static String remedy(String debianPackage, String... names) {
        return "There is no " + String.join(" or ", names) + " on the PATH: install it, on Debian by `apt-get install "
                + debianPackage + "`.";
    }

    /// One at a time on this machine: apt-get does not wait for another that fetches the lists.
    private static void install(String debianPackage, String... names) throws IOException {
        Path lock = Path.of(System.getProperty("java.io.tmpdir"), "messaging-testkit-install.lock");
        try (FileChannel file = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            if (onPath(names).isPresent()) return;
            String[] install = {"install", "-y", "--no-install-recommends", debianPackage};
            aptGet(install);
            if (onPath(names).isPresent()) return;
            // The lists were missing or old: the next package finds them fresh.
            aptGet("update");
            aptGet(install);
        }
    }

    /// Does not throw when it fails: what is missing then is said with its remedy.
    private static void aptGet(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(APT_GET.toString(), "-q", "-o", WAIT_FOR_OTHERS));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        Process process = builder.start();
        try {
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static boolean mayInstall() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(APT_GET);
    }
}
