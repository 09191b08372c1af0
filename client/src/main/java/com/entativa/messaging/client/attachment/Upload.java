package com.entativa.messaging.client.attachment;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.UUID;

/// An upload on its way, kept in the store so that it goes on after a restart, with the same bytes. C-F-3
///
/// - `contentDigest`: SHA-256 of the file as it was when the upload began.
/// - `blobId`: where the relay takes it.
public record Upload(UUID id, Secret32 key, Bytes32 contentDigest, long size, Bytes32 blobId) {
    private static final int FORMAT = 1;

    /// Holds the file's key: for the sealed store alone.
    public byte[] encoded() {
        return Uuids.write(new ByteWriter().u8(FORMAT), id)
                .secret(key)
                .bytes(contentDigest.toArray())
                .u64(size)
                .bytes(blobId.toArray())
                .finish();
    }

    /// Throws `IllegalStateException` for bytes that {@link #encoded} did not make.
    public static Upload parse(byte[] bytes) {
        try {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != FORMAT) throw new ByteReader.Malformed();
            UUID id = Uuids.read(in);
            Secret32 key = Secret32.own(in.bytes(Secret32.LENGTH));
            Bytes32 content = Bytes32.copyOf(in.bytes(Bytes32.LENGTH));
            long size = in.u64();
            Upload upload = new Upload(id, key, content, size, Bytes32.copyOf(in.bytes(Bytes32.LENGTH)));
            in.end();
            return upload;
        } catch (ByteReader.Malformed malformed) {
            throw new IllegalStateException("an upload's record is damaged", malformed);
        }
    }
}
