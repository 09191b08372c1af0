package com.entativa.messaging.protocol.wire;

import com.entativa.messaging.protocol.key.Secret32;
import java.util.Arrays;

/// Writes what {@link ByteReader} reads. Buffers it outgrows are wiped: state snapshots hold secrets.
public final class ByteWriter {
    private byte[] bytes = new byte[256];
    private int length;

    public ByteWriter u8(int value) {
        room(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public ByteWriter u32(int value) {
        return u8(value >>> 24).u8(value >>> 16).u8(value >>> 8).u8(value);
    }

    public ByteWriter u64(long value) {
        return u32((int) (value >>> 32)).u32((int) value);
    }

    public ByteWriter bytes(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, bytes, length, value.length);
        length += value.length;
        return this;
    }

    public ByteWriter sized(byte[] value) {
        return u32(value.length).bytes(value);
    }

    public ByteWriter secret(Secret32 value) {
        return bytes(value.expose());
    }

    /// What was written. The writer is empty afterwards and holds no copy.
    public byte[] finish() {
        byte[] written = Arrays.copyOf(bytes, length);
        Arrays.fill(bytes, 0, length, (byte) 0);
        length = 0;
        return written;
    }

    private void room(int more) {
        if (bytes.length - length >= more) return;
        byte[] larger = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        Arrays.fill(bytes, (byte) 0);
        bytes = larger;
    }
}
