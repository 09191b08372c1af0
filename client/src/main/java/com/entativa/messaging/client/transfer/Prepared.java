package com.entativa.messaging.client.transfer;

import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.attachment.FileTrouble;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.Attachment.Kind;
import com.entativa.messaging.client.content.Attachment.Label;
import com.entativa.messaging.client.content.Attachment.Look;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.image.ImageMetadata;
import com.entativa.messaging.client.image.Stripped;
import java.util.Arrays;

/// A file as it leaves: of pictures without place, time and camera, measured and with a blurred thumbnail; what cannot
/// be taken apart goes as a plain file. The same file gives the same bytes each time. C-G-1, C-G-2
record Prepared(FileSource source, Kind kind, Label label, Look look) {
    /// Larger pictures are not taken apart in memory, and go as files.
    private static final long MAX_PICTURE = 48L << 20;

    static Prepared of(FileSource source, Outgoing outgoing, Ports.Files files) {
        boolean isPicture = outgoing.kind() == Kind.IMAGE && source.size() <= MAX_PICTURE;
        if (!isPicture) return plain(source, outgoing);
        return switch (ImageMetadata.strip(whole(source))) {
            case Stripped.Ok(byte[] picture, Stripped.Format format, Stripped.Measures measures) ->
                new Prepared(
                        new Memory(picture),
                        Kind.IMAGE,
                        new Label(format.mediaType(), outgoing.label().name()),
                        look(outgoing.look(), measures, picture, files));
            case Stripped.Refused _ -> plain(source, outgoing);
        };
    }

    private static Prepared plain(FileSource source, Outgoing outgoing) {
        Kind kind = outgoing.kind() == Kind.IMAGE ? Kind.FILE : outgoing.kind();
        return new Prepared(source, kind, outgoing.label(), outgoing.look());
    }

    private static Look look(Look given, Stripped.Measures measures, byte[] picture, Ports.Files files) {
        Octets thumbnail = given.thumbnail().length() > 0
                ? given.thumbnail()
                : Octets.copyOf(files.thumbnail(picture).orElse(new byte[0]));
        boolean fits = thumbnail.length() <= Attachment.MAX_THUMBNAIL;
        return new Look(measures.shownWidth(), measures.shownHeight(), 0, Octets.NONE, fits ? thumbnail : Octets.NONE);
    }

    private static byte[] whole(FileSource source) {
        int size = (int) source.size();
        byte[] bytes = new byte[size];
        for (int at = 0; at < size; ) {
            byte[] read = source.read(at, size - at);
            if (read.length == 0) throw new FileTrouble("the file became shorter");
            System.arraycopy(read, 0, bytes, at, read.length);
            at += read.length;
        }
        return bytes;
    }

    private static final class Memory implements FileSource {
        private final byte[] bytes;

        Memory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public byte[] read(long at, int most) {
            int from = (int) Math.min(at, bytes.length);
            return Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, (long) from + most));
        }
    }
}
