package com.entativa.messaging.server.media;

import com.entativa.messaging.server.ops.Unavailable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One segment on its way. The file has no name any more once it is open: however the process dies, nothing is left.
final class SpoolFile implements AutoCloseable {
    private final FileChannel file;
    private int length;

    private SpoolFile(FileChannel file) {
        this.file = file;
    }

    static SpoolFile in(Path folder) {
        try {
            Path path = Files.createTempFile(folder, "segment", "");
            FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Files.delete(path);
            return new SpoolFile(file);
        } catch (IOException e) {
            throw new Unavailable("media spool", e);
        }
    }

    int length() {
        return length;
    }

    void write(byte[] bytes, int from, int count) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, count);
        try {
            while (buffer.hasRemaining()) length += file.write(buffer, length);
        } catch (IOException e) {
            throw new Unavailable("media spool", e);
        }
    }

    void clear() {
        try {
            file.truncate(0);
            length = 0;
        } catch (IOException e) {
            throw new Unavailable("media spool", e);
        }
    }

    /// From the first byte on, as often as it is asked for; closing it closes nothing.
    InputStream content() {
        try {
            file.position(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilterInputStream(Channels.newInputStream(file)) {
            @Override
            public void close() {}
        };
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new Unavailable("media spool", e);
        }
    }
}
