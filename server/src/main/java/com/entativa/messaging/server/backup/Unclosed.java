package com.entativa.messaging.server.backup;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// One entry of an archive: its end is not the archive's.
final class Unclosed extends FilterOutputStream {
    Unclosed(OutputStream archive) {
        super(archive);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
