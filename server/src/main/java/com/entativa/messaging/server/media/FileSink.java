package com.entativa.messaging.server.media;

import static com.entativa.messaging.server.media.DirectoryStorage.on;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Writes one file from an offset on. One thread.
final class FileSink implements BlobStorage.Sink {
    /// Synced so often: what a power cut makes the client send again.
    private static final int STEP = 8 << 20;

    private final FileChannel channel;
    private long at;
    private long durable;

    FileSink(FileChannel channel, long offset) {
        this.channel = channel;
        this.at = offset;
        this.durable = offset;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count);
        on(() -> {
            while (buffer.hasRemaining()) at += channel.write(buffer, at);
            return at;
        });
        if (at - durable >= STEP) sync();
    }

    @Override
    public void sync() {
        on(() -> {
            channel.force(false);
            return at;
        });
        durable = at;
    }

    @Override
    public long durable() {
        return durable;
    }

    @Override
    public void close() {
        on(() -> {
            channel.close();
            return at;
        });
    }
}
