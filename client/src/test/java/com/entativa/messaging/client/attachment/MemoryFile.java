package com.entativa.messaging.client.attachment;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// A file of either kind, in memory.
final class MemoryFile implements FileSource, PartialFile, TargetFile {
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean isReleased;

    static MemoryFile of(byte[] content) {
        MemoryFile file = new MemoryFile();
        file.append(content);
        return file;
    }

    byte[] content() {
        return bytes.toByteArray();
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public long length() {
        return bytes.size();
    }

    @Override
    public byte[] read(long at, int most) {
        return Arrays.copyOfRange(content(), (int) at, (int) Math.min(at + most, bytes.size()));
    }

    @Override
    public void append(byte[] more) {
        bytes.writeBytes(more);
    }

    @Override
    public void write(byte[] more) {
        if (isReleased) throw new IllegalStateException("written after it was shown");
        append(more);
    }

    @Override
    public void release() {
        isReleased = true;
    }

    @Override
    public void discard() {
        bytes = new ByteArrayOutputStream();
    }

    @Override
    public void close() {}
}
