package com.entativa.messaging.client.image;

import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// The one thing of EXIF that is needed to show a picture: which way is up. 1 … 8, 1 as it is.
final class Orientation {
    static final int UPRIGHT = 1;
    private static final int LAST = 8;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY = 12;
    private static final int MAGIC = 42;

    private Orientation() {}

    /// Of a TIFF structure, as EXIF is one. Upright when it is damaged or says nothing.
    static int of(FileBytes tiff) {
        try {
            boolean little = tiff.has(0, "II");
            if (!little && !tiff.has(0, "MM")) return UPRIGHT;
            if (u16(tiff, 2, little) != MAGIC) return UPRIGHT;
            int directory = little ? tiff.u32Little(4) : tiff.u32(4);
            int entries = u16(tiff, directory, little);
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + i * ENTRY;
                if (u16(tiff, entry, little) != TAG || u16(tiff, entry + 2, little) != SHORT) continue;
                int value = u16(tiff, entry + 8, little);
                return value >= UPRIGHT && value <= LAST ? value : UPRIGHT;
            }
            return UPRIGHT;
        } catch (ByteReader.Malformed _) {
            return UPRIGHT;
        }
    }

    private static int u16(FileBytes tiff, int at, boolean little) {
        return little ? tiff.u16Little(at) : tiff.u16(at);
    }

    /// A TIFF structure that says this and nothing else: 26 bytes.
    static byte[] tiff(int orientation) {
        return new ByteWriter()
                .bytes(new byte[] {'M', 'M', 0, MAGIC})
                .u32(8)
                .bytes(new byte[] {0, 1, TAG >> 8, TAG & 0xff, 0, SHORT})
                .u32(1)
                .bytes(new byte[] {0, (byte) orientation, 0, 0})
                .u32(0)
                .finish();
    }
}
