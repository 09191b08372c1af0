package com.entativa.messaging.client.image;

import com.entativa.messaging.protocol.wire.ByteReader;
import java.util.Arrays;

/// A file, read at any place. Whatever lies outside of it is `Malformed`.
final class FileBytes {
    private final byte[] bytes;

    FileBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    int u8(int at) {
        require(at, 1);
        return bytes[at] & 0xff;
    }

    int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    int u16Little(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    /// A length or offset; one that does not fit into an int lies outside of every file.
    int u32(int at) {
        return positive(u16(at) << 16 | u16(at + 2));
    }

    int u32Little(int at) {
        return positive(u16Little(at) | u16Little(at + 2) << 16);
    }

    boolean has(int at, String ascii) {
        if (at < 0 || at > bytes.length - ascii.length()) return false;
        for (int i = 0; i < ascii.length(); i++) if (bytes[at + i] != (byte) ascii.charAt(i)) return false;
        return true;
    }

    byte[] copy(int at, int length) {
        require(at, length);
        return Arrays.copyOfRange(bytes, at, at + length);
    }

    FileBytes part(int at, int length) {
        return new FileBytes(copy(at, length));
    }

    private static int positive(int value) {
        if (value < 0) throw new ByteReader.Malformed();
        return value;
    }

    private void require(int at, int length) {
        if (at < 0 || length < 0 || at > bytes.length - length) throw new ByteReader.Malformed();
    }
}
