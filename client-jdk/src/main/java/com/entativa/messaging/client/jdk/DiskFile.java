package com.entativa.messaging.client.jdk;

import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.attachment.FileTrouble;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// A file on disk that is sent.
public final class DiskFile implements FileSource {
    private final FileChannel channel;

    private DiskFile(FileChannel channel) {
        this.channel = channel;
    }

    public static DiskFile open(Path file) throws IOException {
        return new DiskFile(FileChannel.open(file, StandardOpenOption.READ));
    }

    @Override
    public long size() {
        return asked(channel::size);
    }

    @Override
    public byte[] read(long at, int most) {
        return asked(() -> read(channel, at, most));
    }

    static byte[] read(FileChannel channel, long at, int most) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(most);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, at + buffer.position()) < 0) break;
        }
        return buffer.hasRemaining() ? Arrays.copyOf(buffer.array(), buffer.position()) : buffer.array();
    }

    interface Asked<T> {
        T answer() throws IOException;
    }

    /// The file's trouble as the core knows it; the path is not told.
    static <T> T asked(Asked<T> asked) {
        try {
            return asked.answer();
        } catch (IOException e) {
            throw new FileTrouble(e.getClass().getSimpleName(), e);
        }
    }

    @Override
    public void close() {
        asked(() -> {
            channel.close();
            return true;
        });
    }
}
