package com.entativa.messaging.server.backup;

import com.entativa.messaging.server.postgres.Dump;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes a backup: one zip of every table's rows out of one snapshot, of the keys and the media in the data
/// directory,
/// and of a {@link Manifest}. It is under its name only when it is whole and on the disk; 0600, since keys are in it.
public final class Backup {
    /// The embedded database (its rows are in the tables) and what belongs to a running process.
    private static final List<String> NOT_COPIED = List.of("postgres", "lock", "media-spool");

    private final Dump dump;
    private final Path dataDir;

    public Backup(Dump dump, Path dataDir) {
        this.dump = dump;
        this.dataDir = dataDir;
    }

    public record Made(int tables, long rows, int files) {}

    /// Streams: memory does not grow with the database.
    public Made write(Path target, long nowMillis) throws IOException {
        Path half = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Made made;
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(half))) {
            // Ciphertext does not shrink.
            zip.setLevel(Deflater.BEST_SPEED);
            made = write(zip, nowMillis);
        }
        synced(half);
        Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    private Made write(ZipOutputStream zip, long nowMillis) throws IOException {
        Tables tables = new Tables(zip);
        Dump.Shape shape = dump.write(tables);
        List<Manifest.Stored> files = files(zip);
        Manifest manifest = new Manifest(shape, nowMillis, tables.written, files);
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(manifest.toJson().write().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        long rows = tables.written.stream().mapToLong(Manifest.Rows::rows).sum();
        return new Made(tables.written.size(), rows, files.size());
    }

    private static final class Tables implements Dump.Out {
        private final ZipOutputStream zip;
        private final List<Manifest.Rows> written = new ArrayList<>();
        private MessageDigest digest = Digests.sha256();

        Tables(ZipOutputStream zip) {
            this.zip = zip;
        }

        @Override
        public OutputStream begin(Dump.Table table) throws IOException {
            digest = Digests.sha256();
            zip.putNextEntry(new ZipEntry("tables/" + table.name()));
            return new DigestOutputStream(new Unclosed(zip), digest);
        }

        @Override
        public void end(Dump.Table table, long rows) throws IOException {
            zip.closeEntry();
            written.add(new Manifest.Rows(table, rows, HexFormat.of().formatHex(digest.digest())));
        }
    }

    private List<Manifest.Stored> files(ZipOutputStream zip) throws IOException {
        List<Manifest.Stored> stored = new ArrayList<>();
        for (Path file : toCopy()) {
            String path = dataDir.relativize(file).toString().replace('\\', '/');
            MessageDigest digest = Digests.sha256();
            try (InputStream from = Files.newInputStream(file)) {
                zip.putNextEntry(new ZipEntry("files/" + path));
                long size = from.transferTo(new DigestOutputStream(new Unclosed(zip), digest));
                zip.closeEntry();
                stored.add(new Manifest.Stored(path, size, HexFormat.of().formatHex(digest.digest())));
            } catch (NoSuchFileException _) {
                // Media that expired after the snapshot: the sweeper of the restored server finds its row.
            }
        }
        return stored;
    }

    private List<Path> toCopy() throws IOException {
        if (!Files.isDirectory(dataDir)) return List.of();
        try (Stream<Path> entries = Files.list(dataDir)) {
            List<Path> chosen = entries.filter(Backup::isCopied).sorted().toList();
            List<Path> files = new ArrayList<>();
            for (Path entry : chosen) {
                try (Stream<Path> below = Files.walk(entry)) {
                    below.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            }
            return files;
        }
    }

    private static boolean isCopied(Path entry) {
        String name = entry.getFileName().toString();
        return NOT_COPIED.stream().noneMatch(name::startsWith) && !name.endsWith(".new") && !name.endsWith(".part");
    }

    private static void synced(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
