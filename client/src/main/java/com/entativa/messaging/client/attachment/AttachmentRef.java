package com.entativa.messaging.client.attachment;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.UUID;

/// What a message carries of one file: where the sealed blob lies and how it is opened. C-F-1
///
/// - `id`: the sender's name for the file; the key of its segments is derived under it.
/// - `blobId`: the relay's. Whoever has it may fetch the blob, so it travels inside the ciphertext alone.
/// - `digest`: SHA-256 of the whole blob, padding and header included.
/// - `size`: exact bytes of the file; the blob holds more, padded.
public record AttachmentRef(UUID id, Bytes32 blobId, Secret32 key, Bytes32 digest, long size) {
    /// No file is larger. Relays allow less.
    public static final long MAX_SIZE = 4L << 30;

    public AttachmentRef {
        if (size < 0 || size > MAX_SIZE) throw new IllegalArgumentException("no file has " + size + " bytes");
    }

    private static final Bytes32 NOWHERE = Bytes32.copyOf(new byte[Bytes32.LENGTH]);

    /// Of a file that is still on its way to the relay. Never leaves this device.
    public static AttachmentRef awaited(UUID id, long size) {
        return new AttachmentRef(id, NOWHERE, Secret32.own(new byte[Secret32.LENGTH]), NOWHERE, size);
    }

    public boolean isAwaited() {
        return blobId.equals(NOWHERE);
    }

    /// `id 16 ‖ blob id 32 ‖ key 32 ‖ digest 32 ‖ size u64`: 120 bytes.
    public ByteWriter write(ByteWriter out) {
        return Uuids.write(out, id)
                .bytes(blobId.toArray())
                .secret(key)
                .bytes(digest.toArray())
                .u64(size);
    }

    /// Throws `Malformed` for a size no file has: the parser of the content catches it.
    public static AttachmentRef read(ByteReader in) {
        UUID id = Uuids.read(in);
        Bytes32 blobId = bytes32(in);
        Secret32 key = Secret32.own(in.bytes(Secret32.LENGTH));
        Bytes32 digest = bytes32(in);
        long size = in.u64();
        if (size < 0 || size > MAX_SIZE) throw new ByteReader.Malformed();
        return new AttachmentRef(id, blobId, key, digest, size);
    }

    private static Bytes32 bytes32(ByteReader in) {
        return Bytes32.copyOf(in.bytes(Bytes32.LENGTH));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttachmentRef that
                && id.equals(that.id)
                && blobId.equals(that.blobId)
                && key.sameAs(that.key)
                && digest.equals(that.digest)
                && size == that.size;
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + digest.hashCode();
    }
}
