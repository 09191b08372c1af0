package com.entativa.messaging.client.image;

import com.entativa.messaging.client.image.Stripped.Format;
import com.entativa.messaging.client.image.Stripped.Measures;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// JPEG (ITU T.81): segments up to the end of the image. Kept are the tables, frames and scans, the colour
/// profile, the marks of JFIF and Adobe that tell the colours; orientation is written anew.
final class Jpeg {
    private static final int START = 0xffd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int JFIF_LENGTH = 16;

    private final FileBytes file;
    private final ByteWriter kept = new ByteWriter();
    private int at = 2;
    private int orientation = Orientation.UPRIGHT;
    private int width;
    private int height;

    private Jpeg(FileBytes file) {
        this.file = file;
    }

    static boolean isOne(FileBytes file) {
        return file.length() > 3 && file.u16(0) == START && file.u8(2) == 0xff;
    }

    static Stripped strip(FileBytes file) {
        Jpeg jpeg = new Jpeg(file);
        boolean more = true;
        while (more) more = jpeg.segment();
        if (jpeg.width == 0 || jpeg.height == 0) throw new ByteReader.Malformed();
        ByteWriter out = new ByteWriter().bytes(file.copy(0, 2));
        if (jpeg.orientation != Orientation.UPRIGHT) exif(out, jpeg.orientation);
        return new Stripped.Ok(
                out.bytes(jpeg.kept.finish()).finish(),
                Format.JPEG,
                new Measures(jpeg.width, jpeg.height, jpeg.orientation));
    }

    /// False after the end of the image; what comes behind it is dropped.
    private boolean segment() {
        if (file.u8(at) != 0xff) throw new ByteReader.Malformed();
        int marker = file.u8(at + 1);
        if (marker == 0xff) {
            at++;
            return true;
        }
        if (marker == END) {
            kept.u8(0xff).u8(END);
            return false;
        }
        int length = file.u16(at + 2);
        if (length < 2) throw new ByteReader.Malformed();
        byte[] segment = file.copy(at, 2 + length);
        look(marker, length);
        if (isKept(marker, length)) keep(marker, segment);
        at += segment.length;
        if (marker == SCAN) scan();
        return true;
    }

    private void look(int marker, int length) {
        boolean frame = marker >= FIRST_FRAME && marker <= LAST_FRAME && (marker & 3) != 0 || marker == FIRST_FRAME;
        if (frame) {
            height = file.u16(at + 5);
            width = file.u16(at + 7);
        }
        boolean exif = marker == APP1 && file.has(at + 4, "Exif\0\0");
        if (exif && length > 8) orientation = Orientation.of(file.part(at + 10, length - 8));
    }

    private boolean isKept(int marker, int length) {
        if (marker == APP0) return file.has(at + 4, "JFIF\0") && length >= JFIF_LENGTH;
        if (marker == APP2) return file.has(at + 4, "ICC_PROFILE\0");
        if (marker == APP14) return file.has(at + 4, "Adobe");
        return (marker < APP0 || marker > APP15) && marker != COMMENT;
    }

    /// JFIF without its thumbnail.
    private void keep(int marker, byte[] segment) {
        if (marker != APP0) {
            kept.bytes(segment);
            return;
        }
        kept.u8(0xff)
                .u8(APP0)
                .u8(0)
                .u8(JFIF_LENGTH)
                .bytes(file.copy(at + 4, JFIF_LENGTH - 4))
                .u8(0)
                .u8(0);
    }

    /// The coded picture up to the next marker; 00 after FF is data, D0 … D7 begin anew within it.
    private void scan() {
        int from = at;
        while (true) {
            if (file.u8(at) != 0xff) {
                at++;
                continue;
            }
            int next = file.u8(at + 1);
            boolean data = next == 0 || next >= 0xd0 && next <= 0xd7;
            if (!data) break;
            at += 2;
        }
        kept.bytes(file.copy(from, at - from));
    }

    private static void exif(ByteWriter out, int orientation) {
        byte[] tiff = Orientation.tiff(orientation);
        out.u8(0xff).u8(APP1).u8(0).u8(8 + tiff.length);
        out.bytes(new byte[] {'E', 'x', 'i', 'f', 0, 0}).bytes(tiff);
    }
}
