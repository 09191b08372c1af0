package com.entativa.messaging.client.image;

import com.entativa.messaging.protocol.wire.ByteReader;

/// Takes out of an image file whatever is not needed to draw it: place, time, camera, author, comments,
/// embedded thumbnails, trailing data. The picture is not coded anew. Only known parts are kept, so what nobody
/// thought of goes too. C-G-1
public final class ImageMetadata {
    private ImageMetadata() {}

    /// The array stays the caller's.
    public static Stripped strip(byte[] file) {
        FileBytes bytes = new FileBytes(file);
        try {
            if (Jpeg.isOne(bytes)) return Jpeg.strip(bytes);
            if (Png.isOne(bytes)) return Png.strip(bytes);
            if (Webp.isOne(bytes)) return Webp.strip(bytes);
            return Stripped.Refused.UNKNOWN_FORMAT;
        } catch (ByteReader.Malformed _) {
            return Stripped.Refused.DAMAGED;
        }
    }
}
