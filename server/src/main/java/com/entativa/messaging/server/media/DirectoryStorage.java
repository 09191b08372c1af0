package com.entativa.messaging.server.media;

import com.entativa.messaging.server.ops.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Blobs as files of a directory: `ab/cd/abcd….part` while it is written, `ab/cd/abcd…` when it is finished, by an
/// atomic rename after fsync. Nodes that share the directory share the blobs.
public final class DirectoryStorage implements BlobStorage {
    private static final String UNFINISHED = ".part";
    private final Path root;

    /// Makes the directory, if it is not there.
    public DirectoryStorage(Path root) throws IOException {
        this.root = Files.createDirectories(root);
    }

    @FunctionalInterface
    interface Disk<R> {
        R work() throws IOException;
    }

    @Override
    public Sink writeAt(BlobKey key, long offset) {
        return on(() -> {
            Path file = unfinished(key);
            Files.createDirectories(folder(key));
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new FileSink(channel, offset);
        });
    }

    @Override
    public void finish(BlobKey key, long length) {
        on(() -> {
            if (!Files.exists(unfinished(key)) && Files.exists(finished(key))) return true;
            try (FileChannel channel = FileChannel.open(unfinished(key), StandardOpenOption.WRITE)) {
                if (channel.size() < length) throw new IllegalStateException("a blob lacks bytes that were synced");
                channel.truncate(length);
                channel.force(true);
            }
            Files.move(unfinished(key), finished(key), StandardCopyOption.ATOMIC_MOVE);
            syncFolder(folder(key));
            return true;
        });
    }

    @Override
    public InputStream read(BlobKey key, long from, long length) {
        return on(() -> {
            FileChannel channel = FileChannel.open(finished(key), StandardOpenOption.READ);
            channel.position(from);
            return Channels.newInputStream(channel);
        });
    }

    @Override
    public void delete(BlobKey key) {
        on(() -> {
            Files.deleteIfExists(unfinished(key));
            return Files.deleteIfExists(finished(key));
        });
    }

    @Override
    public Page olderThan(String after, int limit, long beforeMillis) {
        List<String> seen = new ArrayList<>();
        List<BlobKey> old = new ArrayList<>();
        for (Path folder : folders(after)) {
            for (Path file : children(folder)) {
                String name = name(file).replace(UNFINISHED, "");
                if (!BlobKey.isKey(name) || name.compareTo(after) <= 0) continue;
                if (seen.size() == limit) return new Page(old, seen.getLast());
                seen.add(name);
                if (lastWritten(file) < beforeMillis) old.add(new BlobKey(name));
            }
        }
        return new Page(old, "");
    }

    @Override
    public void close() {}

    /// A full or broken disk is a storage that is away; a finished blob that is not there is a fault of ours.
    static <R> R on(Disk<R> work) {
        try {
            return work.work();
        } catch (NoSuchFileException e) {
            throw new IllegalStateException("a blob with a row is not in the directory");
        } catch (IOException e) {
            throw new Unavailable("media storage", e);
        }
    }

    /// The folders of two levels that may hold keys after `after`.
    private List<Path> folders(String after) {
        List<Path> folders = new ArrayList<>();
        for (Path outer : children(root)) {
            for (Path inner : children(outer)) {
                String prefix = name(outer) + name(inner);
                boolean passed =
                        after.length() >= prefix.length() && prefix.compareTo(after.substring(0, prefix.length())) < 0;
                if (!passed) folders.add(inner);
            }
        }
        return folders;
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) return List.of();
        return on(() -> {
            try (Stream<Path> children = Files.list(folder)) {
                return children.sorted().toList();
            }
        });
    }

    private static long lastWritten(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MAX_VALUE; // gone or renamed meanwhile: not old
        }
    }

    /// So that the rename survives a power cut.
    private static void syncFolder(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path folder(BlobKey key) {
        return root.resolve(key.hex().substring(0, 2)).resolve(key.hex().substring(2, 4));
    }

    private Path finished(BlobKey key) {
        return folder(key).resolve(key.hex());
    }

    private Path unfinished(BlobKey key) {
        return folder(key).resolve(key.hex() + UNFINISHED);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
