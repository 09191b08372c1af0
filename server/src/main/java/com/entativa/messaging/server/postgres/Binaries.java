package com.entativa.messaging.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once from the class path. A half-unpacked folder is never taken for a whole one:
/// it gets its name by a rename at the end.
final class Binaries {
    private final Path folder;

    private Binaries(Path folder) {
        this.folder = folder;
    }

    /// Unpacks into `folder` unless that is done already.
    static Binaries in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) unpack(folder);
        return new Binaries(folder);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path folder) throws IOException {
        Path half = folder.resolveSibling(folder.getFileName() + ".half");
        delete(half);
        Files.createDirectories(half);
        try (InputStream archive = Binaries.class.getResourceAsStream("/" + archiveName())) {
            if (archive == null) {
                throw new IOException(archiveName() + " is not on the class path: set DATABASE_URL to a PostgreSQL");
            }
            unpack(archive, half);
        }
        Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) throw new IOException("archive entry leaves the folder");
                write(tar, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            tar.transferTo(out);
        }
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "postgres-" + (os.startsWith("mac") ? "darwin" : os) + "-"
                + (List.of("aarch64", "arm64").contains(arch) ? "arm_64" : "x86_64") + ".txz";
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
