package com.entativa.messaging.client.image;

import com.entativa.messaging.client.image.Stripped.Format;
import com.entativa.messaging.client.image.Stripped.Measures;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// WebP (RFC 9649): chunks of a RIFF file. Kept are those that draw and colour it, animated or not; the
/// extended header stops promising what is gone; orientation is written anew.
final class Webp {
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int HAS_EXIF = 0x08;
    private static final int HAS_XMP = 0x04;
    private static final int FRAME_HEADER = 16;
    private static final String EXTENDED = "VP8X";
    private static final String LOSSY = "VP8 ";
    private static final String LOSSLESS = "VP8L";
    private static final String FRAME = "ANMF";
    private static final Set<String> KEPT = Set.of(EXTENDED, LOSSY, LOSSLESS, "ALPH", "ANIM", FRAME, "ICCP");
    private static final Set<String> KEPT_IN_FRAME = Set.of(LOSSY, LOSSLESS, "ALPH");

    private final FileBytes file;
    private final ByteWriter kept = new ByteWriter();
    private int orientation = Orientation.UPRIGHT;
    private int width;
    private int height;
    private boolean extended;

    private Webp(FileBytes file) {
        this.file = file;
    }

    static boolean isOne(FileBytes file) {
        return file.has(0, "RIFF") && file.has(8, "WEBP");
    }

    static Stripped strip(FileBytes file) {
        Webp webp = new Webp(file);
        int end = file.u32Little(4);
        if (end > file.length() - 8) throw new ByteReader.Malformed();
        webp.orientation = webp.orientation(8 + end);
        webp.chunks(HEADER, 8 + end, KEPT);
        if (webp.width == 0 || webp.height == 0) throw new ByteReader.Malformed();
        if (webp.writesOrientation()) webp.chunk("EXIF", Orientation.tiff(webp.orientation));
        byte[] chunks = webp.kept.finish();
        ByteWriter out = new ByteWriter().bytes(ascii("RIFF"));
        little(out, chunks.length + 4).bytes(ascii("WEBP")).bytes(chunks);
        Measures measures = new Measures(webp.width, webp.height, webp.orientation);
        return new Stripped.Ok(out.finish(), Format.WEBP, measures);
    }

    /// Only an extended file has room for it.
    private boolean writesOrientation() {
        return extended && orientation != Orientation.UPRIGHT;
    }

    private int orientation(int end) {
        for (int at = HEADER; at + CHUNK_HEADER <= end; at = after(at)) {
            if (!file.has(at, "EXIF")) continue;
            int length = file.u32Little(at + 4);
            int prefix = file.has(at + CHUNK_HEADER, "Exif\0\0") && length > 6 ? 6 : 0;
            return Orientation.of(file.part(at + CHUNK_HEADER + prefix, length - prefix));
        }
        return Orientation.UPRIGHT;
    }

    private int after(int at) {
        long after = (long) at + CHUNK_HEADER + file.u32Little(at + 4);
        after += after & 1;
        if (after > Integer.MAX_VALUE) throw new ByteReader.Malformed();
        return (int) after;
    }

    private void chunks(int from, int end, Set<String> wanted) {
        for (int at = from; at + CHUNK_HEADER <= end; at = after(at)) {
            String type = type(at);
            byte[] data = file.copy(at + CHUNK_HEADER, file.u32Little(at + 4));
            if (at + CHUNK_HEADER + data.length > end) throw new ByteReader.Malformed();
            if (!wanted.contains(type)) continue;
            switch (type) {
                case EXTENDED -> extended(data);
                case FRAME -> chunk(FRAME, frame(data));
                default -> {
                    if (width == 0) look(type, new FileBytes(data));
                    chunk(type, data);
                }
            }
        }
    }

    private void extended(byte[] data) {
        FileBytes header = new FileBytes(data);
        width = 1 + (header.u16Little(4) | header.u8(6) << 16);
        height = 1 + (header.u16Little(7) | header.u8(9) << 16);
        extended = true;
        data[0] = (byte) (data[0] & ~(HAS_EXIF | HAS_XMP) | (writesOrientation() ? HAS_EXIF : 0));
        chunk(EXTENDED, data);
    }

    /// A frame's own chunks, of which the unknown go.
    private byte[] frame(byte[] data) {
        Webp inner = new Webp(new FileBytes(data));
        inner.width = width;
        ByteWriter frame = new ByteWriter().bytes(inner.file.copy(0, FRAME_HEADER));
        inner.chunks(FRAME_HEADER, data.length, KEPT_IN_FRAME);
        return frame.bytes(inner.kept.finish()).finish();
    }

    private void look(String type, FileBytes data) {
        if (type.equals(LOSSY)) {
            width = data.u16Little(6) & 0x3fff;
            height = data.u16Little(8) & 0x3fff;
        } else if (type.equals(LOSSLESS)) {
            width = 1 + (data.u16Little(1) & 0x3fff);
            height = 1 + (data.u16Little(2) >> 6 | (data.u8(4) & 0x0f) << 10);
        }
    }

    private void chunk(String type, byte[] data) {
        little(kept.bytes(ascii(type)), data.length).bytes(data);
        if ((data.length & 1) == 1) kept.u8(0);
    }

    private String type(int at) {
        StringBuilder type = new StringBuilder(4);
        for (int i = 0; i < 4; i++) type.append((char) file.u8(at + i));
        return type.toString();
    }

    private static ByteWriter little(ByteWriter out, int value) {
        return out.u8(value).u8(value >> 8).u8(value >> 16).u8(value >> 24);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
