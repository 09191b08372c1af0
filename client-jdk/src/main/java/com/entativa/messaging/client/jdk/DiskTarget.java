package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.attachment.TargetFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is received: written beside its place, and put there by one move.
public final class DiskTarget implements TargetFile {
    private final Path file;
    private final Path beside;
    private final FileChannel channel;
    private long length;

    private DiskTarget(Path file, Path beside, FileChannel channel) {
        this.file = file;
        this.beside = beside;
        this.channel = channel;
    }

    /// A file that is there already is replaced on release.
    public static DiskTarget at(Path file) throws IOException {
        Path beside = PrivateFiles.createFile(file.resolveSibling(file.getFileName() + ".part"));
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        return new DiskTarget(file, beside, channel);
    }

    @Override
    public void write(byte[] bytes) {
        length = DiskFile.asked(() -> DiskPartial.write(channel, length, bytes));
    }

    @Override
    public void release() {
        DiskFile.asked(() -> {
            channel.force(true);
            return Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        });
    }

    @Override
    public void discard() {
        length = 0;
        DiskFile.asked(() -> channel.truncate(0));
    }

    /// What was not released is deleted.
    @Override
    public void close() {
        DiskFile.asked(() -> {
            channel.close();
            return Files.deleteIfExists(beside);
        });
    }
}
