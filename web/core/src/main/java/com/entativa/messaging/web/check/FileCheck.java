package com.entativa.messaging.web.check;

import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.attachment.BlobTransport;
import com.entativa.messaging.client.attachment.Downloaded;
import com.entativa.messaging.client.attachment.Downloader;
import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.attachment.PartialFile;
import com.entativa.messaging.client.attachment.TargetFile;
import com.entativa.messaging.client.attachment.Transfer;
import com.entativa.messaging.client.attachment.Uploaded;
import com.entativa.messaging.client.attachment.Uploader;
import com.entativa.messaging.client.image.ImageMetadata;
import com.entativa.messaging.client.image.Pixels;
import com.entativa.messaging.client.image.Stripped;
import com.entativa.messaging.client.image.ThumbHash;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.key.Bytes32;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// A file over a line that is cut once each way, and what is done to an image before.
public final class FileCheck {
    private static final UUID ID = UUID.fromString("0190f5c0-0000-7000-8000-000000000009");
    private static final int LARGE = 1_200_000;
    private static final int WIDTH = 37;
    private static final int HEIGHT = 90;

    /// 1 × 1 pixels, with a text and EXIF that turns it.
    private static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAABXRFWHRBAEFkYYVdy5oAAAAaZVhJZk1NACoAAAAI"
                    + "AAEBEgADAAAAAQAGAAAAAAAA1mdLaQAAAApJREFUeJxjaAAAAIIAgXfNcrYAAAAASUVORK5CYII=";

    private static final String PNG_STRIPPED =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAAGmVYSWZNTQAqAAAACAABARIAAwAAAAEABgAAAAAA"
                    + "ANZnS2kAAAAKSURBVHicY2gAAACCAIF3zXK2AAAAAElFTkSuQmCC";

    private final Report report;
    private final Transfer transfer;
    private final Line line = new Line();

    public FileCheck(Crypto crypto, Randomness randomness, Report report) {
        this.report = report;
        this.transfer = new Transfer(crypto, randomness, line, Transfer.Patience.standard(_ -> {}));
    }

    public void run() {
        Bytes content = new Bytes(transfer.randomness().bytes(LARGE));
        Uploaded uploaded = new Uploader(transfer, _ -> {}).upload(ID, content, new Watched());
        report.check("file uploaded", uploaded instanceof Uploaded.Ok);
        if (uploaded instanceof Uploaded.Ok(AttachmentRef ref)) {
            Bytes target = new Bytes(new byte[0]);
            Downloaded downloaded =
                    new Downloader(transfer).download(ref, new Bytes(new byte[0]), target, new Watched());
            report.check("file downloaded", downloaded == Downloaded.Ok.RELEASED);
            report.check("file downloaded", Arrays.equals(target.all(), content.all()));
        }
        report.check("file cut", line.cuts == 2);
        image();
    }

    private void image() {
        byte[] rgba = new byte[4 * WIDTH * HEIGHT];
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int colour = (i % WIDTH) * (i % WIDTH) * (i / WIDTH) * 7919;
            for (int c = 0; c < 3; c++) rgba[4 * i + c] = (byte) (colour >> (16 - 8 * c));
            rgba[4 * i + 3] = (byte) 0xff;
        }
        String hash = Base64.getEncoder().encodeToString(ThumbHash.of(new Pixels(WIDTH, HEIGHT, rgba)));
        report.check("thumbnail", hash.equals("HPgFEwYAZFZ3dXZXMGQEUGQ="));
        byte[] stripped = Base64.getDecoder().decode(PNG_STRIPPED);
        boolean same = ImageMetadata.strip(Base64.getDecoder().decode(PNG)) instanceof Stripped.Ok ok
                && ok.measures().orientation() == 6
                && Arrays.equals(ok.file(), stripped);
        report.check("image stripped", same);
    }

    private static final class Watched implements Transfer.Watch {
        @Override
        public void moved(long done, long total) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    private static final class Bytes implements FileSource, PartialFile, TargetFile {
        private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Bytes(byte[] content) {
            bytes.write(content, 0, content.length);
        }

        @Override
        public void close() {}

        byte[] all() {
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
            return Arrays.copyOfRange(all(), (int) at, (int) Math.min(at + most, bytes.size()));
        }

        @Override
        public void append(byte[] more) {
            bytes.write(more, 0, more.length);
        }

        @Override
        public void write(byte[] more) {
            bytes.write(more, 0, more.length);
        }

        @Override
        public void release() {}

        @Override
        public void discard() {
            bytes = new ByteArrayOutputStream();
        }
    }

    /// One blob behind a line that is cut in the first long upload and in the first download.
    private static final class Line implements BlobTransport {
        private static final Bytes32 ONLY = Bytes32.copyOf(new byte[32]);
        private final Bytes blob = new Bytes(new byte[0]);
        private int cuts;

        @Override
        public Answer<Bytes32> upload(Body whole) {
            return append(ONLY, 0, whole).map(_ -> ONLY);
        }

        @Override
        public Answer<Bytes32> begin(long length) {
            return new Answer.Ok<>(ONLY);
        }

        @Override
        public Answer<Long> offset(Bytes32 blobId) {
            return new Answer.Ok<>(blob.length());
        }

        @Override
        public Answer<Long> append(Bytes32 blobId, long offset, Body rest) {
            for (Optional<byte[]> piece = rest.next(); piece.isPresent(); piece = rest.next()) {
                blob.append(piece.get());
                if (cuts == 0 && blob.length() > LARGE / 2) return cut();
            }
            return new Answer.Ok<>(blob.length());
        }

        @Override
        public Answer<Boolean> fetch(Bytes32 blobId, long from, AttachmentSealer.Sink sink) {
            byte[] all = blob.all();
            if (cuts == 1) {
                sink.write(Arrays.copyOf(all, LARGE / 3));
                return cut();
            }
            sink.write(Arrays.copyOfRange(all, (int) from, all.length));
            return new Answer.Ok<>(true);
        }

        private <T> Answer<T> cut() {
            cuts++;
            return new Answer.Unreachable<>("cut");
        }
    }
}
