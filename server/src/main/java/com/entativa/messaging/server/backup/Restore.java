package com.entativa.messaging.server.backup;

import com.entativa.messaging.server.postgres.Database;
import com.entativa.messaging.server.postgres.Dump;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Brings a backup back. All of it is verified before anything is changed. The restored server has another epoch and
/// no
/// one-time prekeys, since it cannot know which were handed out after the backup was made (R1.5).
public final class Restore {
    private final Database.Address address;
    private final Dump dump;
    private final Path dataDir;

    /// `dump` works on the database at `address`, which no server serves.
    public Restore(Database.Address address, Dump dump, Path dataDir) {
        this.address = address;
        this.dump = dump;
        this.dataDir = dataDir;
    }

    public sealed interface Outcome {
        record Done(int tables, long rows, int files) implements Outcome {}

        /// A server is connected: stop it first.
        record Served() implements Outcome {}

        /// There is something in the database or a file of that name, and replacing was not asked for.
        record NotEmpty(String what) implements Outcome {}
    }

    /// Throws IOException when the backup is damaged; then nothing was changed.
    public Outcome run(Path backup, boolean replace, long nowMillis) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            Manifest manifest = verified(zip);
            if (dump.isServed()) return new Outcome.Served();
            if (!replace && !dump.isEmpty()) return new Outcome.NotEmpty("the database");
            for (Manifest.Stored file : manifest.files()) {
                if (!replace && Files.exists(inDataDir(file))) return new Outcome.NotEmpty(file.path());
            }
            restore(zip, manifest, nowMillis);
            long rows =
                    manifest.tables().stream().mapToLong(Manifest.Rows::rows).sum();
            return new Outcome.Done(
                    manifest.tables().size(), rows, manifest.files().size());
        }
    }

    private void restore(ZipFile zip, Manifest manifest, long nowMillis) throws IOException {
        dump.clear();
        Dump.schema(address, manifest.shape().schemaVersion());
        for (Manifest.Stored file : manifest.files()) write(zip, file);
        dump.read(
                manifest.shape(),
                manifest.tables().stream().map(Manifest.Rows::table).toList(),
                table -> opened(zip, "tables/" + table.name()),
                nowMillis);
        Database.open(address, 2).close();
    }

    private static Manifest verified(ZipFile zip) throws IOException {
        Manifest manifest;
        try (InputStream from = opened(zip, Manifest.ENTRY)) {
            manifest = Manifest.from(new String(from.readAllBytes(), StandardCharsets.UTF_8));
        }
        for (Manifest.Rows rows : manifest.tables()) verify(zip, rows.entry(), rows.sha256());
        for (Manifest.Stored file : manifest.files()) verify(zip, file.entry(), file.sha256());
        return manifest;
    }

    private static void verify(ZipFile zip, String entry, String sha256) throws IOException {
        try (InputStream from = opened(zip, entry)) {
            if (!Digests.of(from).equals(sha256)) throw new IOException("damaged: " + entry);
        }
    }

    private static InputStream opened(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) throw new IOException("not in the backup: " + name);
        return zip.getInputStream(entry);
    }

    private void write(ZipFile zip, Manifest.Stored file) throws IOException {
        Path target = inDataDir(file);
        Path half = target.resolveSibling(target.getFileName() + ".new");
        Files.createDirectories(target.getParent());
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (InputStream from = opened(zip, file.entry())) {
            Files.copy(from, half, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// A path that leads out of the data directory is none of ours.
    private Path inDataDir(Manifest.Stored file) throws IOException {
        Path home = dataDir.toAbsolutePath().normalize();
        Path target = home.resolve(file.path()).normalize();
        if (!target.startsWith(home)) throw new IOException("damaged: " + file.path());
        return target;
    }
}
