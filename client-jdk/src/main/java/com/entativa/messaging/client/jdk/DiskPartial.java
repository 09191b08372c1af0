package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.attachment.PartialFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A sealed file on its way here, on disk, read by its owner alone. What is there after a crash is proven again
/// before it counts, so that nothing is forced to disk.
public final class DiskPartial implements PartialFile {
    private final FileChannel channel;

    private DiskPartial(FileChannel channel) {
        this.channel = channel;
    }

    public static DiskPartial open(Path file) throws IOException {
        PrivateFiles.createFile(file);
        return new DiskPartial(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public long length() {
        return DiskFile.asked(channel::size);
    }

    @Override
    public void append(byte[] bytes) {
        DiskFile.asked(() -> write(channel, channel.size(), bytes));
    }

    static long write(FileChannel channel, long at, byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) channel.write(left, at + left.position());
        return at + bytes.length;
    }

    @Override
    public byte[] read(long at, int most) {
        return DiskFile.asked(() -> DiskFile.read(channel, at, most));
    }

    @Override
    public void discard() {
        DiskFile.asked(() -> channel.truncate(0));
    }

    @Override
    public void close() {
        DiskFile.asked(() -> {
            channel.close();
            return true;
        });
    }
}
