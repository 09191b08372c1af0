package com.entativa.messaging.bench;

import com.entativa.messaging.client.attachment.BlobTransport;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.key.Bytes32;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// One blob in a folder, without a network: what is measured over it is the core's own work.
final class FolderBlobs implements BlobTransport {
    private static final Bytes32 ONLY = Bytes32.copyOf(new byte[32]);
    private static final int PIECE = 64 * 1024;
    private final Path blob;

    FolderBlobs(Path folder) {
        this.blob = folder.resolve("blob");
    }

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
        return new Answer.Ok<>(0L);
    }

    @Override
    public Answer<Long> append(Bytes32 blobId, long offset, Body rest) {
        try (OutputStream out = Files.newOutputStream(blob)) {
            for (Optional<byte[]> piece = rest.next(); piece.isPresent(); piece = rest.next()) out.write(piece.get());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer.Ok<>(rest.length());
    }

    @Override
    public Answer<Boolean> fetch(Bytes32 blobId, long from, AttachmentSealer.Sink sink) {
        try (InputStream in = Files.newInputStream(blob)) {
            in.skipNBytes(from);
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) sink.write(piece);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Answer.Ok<>(true);
    }
}
