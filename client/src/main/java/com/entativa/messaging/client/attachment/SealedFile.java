package com.entativa.messaging.client.attachment;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.attachment.AttachmentHeader;
import com.entativa.messaging.protocol.attachment.AttachmentPadding;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Digest;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/// One pass over a file, sealed as it is read: padded, in constant memory, the same bytes each time. Also tells the
/// digest of what came out and whether what was read is what it was before.
final class SealedFile implements AutoCloseable {
    private static final int PIECE = 64 * 1024;
    private static final byte[] NAME = "Signal_Attachment".getBytes(StandardCharsets.US_ASCII);

    private final FileSource source;
    private final AttachmentSealer sealer;
    private final Digest sealedDigest;
    private final Digest contentDigest;
    private final ArrayDeque<byte[]> ready = new ArrayDeque<>();
    private final long padded;
    private long read;

    /// Which content, under which name and key.
    record Content(UUID id, Secret32 key, Bytes32 digest, long size) {
        long sealedLength() {
            return AttachmentSealer.sealedLength(AttachmentPadding.paddedLength(size));
        }
    }

    SealedFile(Crypto crypto, FileSource source, Content content) {
        this.source = source;
        this.padded = AttachmentPadding.paddedLength(content.size);
        this.sealedDigest = crypto.sha256();
        this.contentDigest = crypto.sha256();
        AttachmentHeader header = AttachmentHeader.of(crypto, content.key, content.digest, content.size);
        this.sealer = AttachmentSealer.begin(crypto, header, content.key, name(content.id), ready::add);
    }

    static byte[] name(UUID id) {
        return new ByteWriter().bytes(NAME).bytes(Uuids.bytes(id)).finish();
    }

    /// SHA-256 of a file as it is now.
    static Bytes32 digest(Crypto crypto, FileSource source, Transfer.Watch watch) {
        Digest digest = crypto.sha256();
        long size = source.size();
        for (long at = 0; at < size; at += PIECE) {
            if (watch.isCancelled()) throw new Transfer.Cancelled();
            digest.update(piece(source, at, (int) Math.min(PIECE, size - at)));
        }
        return Bytes32.copyOf(digest.finish());
    }

    /// The next sealed bytes; empty at the end.
    Optional<byte[]> next() {
        while (ready.isEmpty() && read < padded) advance();
        byte[] bytes = ready.poll();
        if (bytes == null) return Optional.empty();
        sealedDigest.update(bytes);
        return Optional.of(bytes);
    }

    private void advance() {
        int length = (int) Math.min(PIECE, padded - read);
        long left = Math.max(0, source.size() - read);
        byte[] content = piece(source, read, (int) Math.min(length, left));
        contentDigest.update(content);
        sealer.write(content.length == length ? content : Arrays.copyOf(content, length));
        read += length;
        if (read == padded) sealer.finish();
    }

    private static byte[] piece(FileSource source, long at, int length) {
        if (length == 0) return new byte[0];
        byte[] piece = source.read(at, length);
        if (piece.length != length) throw new FileTrouble("the file became shorter while it was read");
        return piece;
    }

    /// Of all that {@link #next} gave, once it gave everything.
    Bytes32 sealedDigest() {
        return Bytes32.copyOf(sealedDigest.finish());
    }

    boolean wasReadAs(Bytes32 digest) {
        return Bytes32.copyOf(contentDigest.finish()).equals(digest);
    }

    @Override
    public void close() {
        sealer.close();
    }
}
