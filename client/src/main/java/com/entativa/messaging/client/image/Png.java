package com.entativa.messaging.client.image;

import com.entativa.messaging.client.image.Stripped.Format;
import com.entativa.messaging.client.image.Stripped.Measures;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.Set;
import java.util.zip.CRC32;

/// PNG (W3C, third edition): chunks up to IEND. Kept are those that draw and colour it, animated or not;
/// orientation is written anew.
final class Png {
    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final int SIGNATURE_LENGTH = 8;
    private static final int AROUND = 12;
    private static final String HEADER = "IHDR";
    private static final String END = "IEND";
    private static final String EXIF = "eXIf";
    private static final Set<String> KEPT = Set.of(
            HEADER, "PLTE", "IDAT", END, "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD",
            "pHYs", "acTL", "fcTL", "fdAT");

    private Png() {}

    static boolean isOne(FileBytes file) {
        return file.has(0, SIGNATURE);
    }

    static Stripped strip(FileBytes file) {
        if (!HEADER.equals(type(file, SIGNATURE_LENGTH))) throw new ByteReader.Malformed();
        int width = file.u32(SIGNATURE_LENGTH + 8);
        int height = file.u32(SIGNATURE_LENGTH + 12);
        if (width == 0 || height == 0) throw new ByteReader.Malformed();
        int orientation = Orientation.UPRIGHT;
        ByteWriter rest = new ByteWriter();
        int at = SIGNATURE_LENGTH;
        String type = "";
        while (!type.equals(END)) {
            type = type(file, at);
            int length = file.u32(at);
            byte[] chunk = file.copy(at, AROUND + Math.min(length, file.length()));
            if (type.equals(EXIF)) orientation = Orientation.of(file.part(at + 8, length));
            if (KEPT.contains(type) && !type.equals(HEADER)) rest.bytes(chunk);
            at += chunk.length;
        }
        ByteWriter out = new ByteWriter().bytes(file.copy(0, SIGNATURE_LENGTH + AROUND + file.u32(SIGNATURE_LENGTH)));
        if (orientation != Orientation.UPRIGHT) exif(out, orientation);
        return new Stripped.Ok(out.bytes(rest.finish()).finish(), Format.PNG, new Measures(width, height, orientation));
    }

    private static String type(FileBytes file, int at) {
        StringBuilder type = new StringBuilder(4);
        for (int i = 0; i < 4; i++) type.append((char) file.u8(at + 4 + i));
        return type.toString();
    }

    private static void exif(ByteWriter out, int orientation) {
        byte[] tiff = Orientation.tiff(orientation);
        byte[] name = {'e', 'X', 'I', 'f'};
        CRC32 crc = new CRC32();
        crc.update(name, 0, name.length);
        crc.update(tiff, 0, tiff.length);
        out.u32(tiff.length).bytes(name).bytes(tiff).u32((int) crc.getValue());
    }
}
