package com.entativa.messaging.client.attachment;

import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.key.Bytes32;
import java.util.Optional;

/// The relay's store of opaque blobs (`openapi.yaml`, tag media). Blocking; for threads of their own, not the
/// core's. What the caller's `Body` or sink throws comes out again.
public interface BlobTransport {
    /// What is uploaded, asked for piece by piece and once.
    interface Body {
        long length();

        /// Empty at the end.
        Optional<byte[]> next();
    }

    /// Stores all in one go. When it is cut, nothing is stored.
    Answer<Bytes32> upload(Body whole);

    /// Begins an upload of so many bytes that goes on over cut connections.
    Answer<Bytes32> begin(long length);

    /// How much of an upload is there.
    Answer<Long> offset(Bytes32 blobId);

    /// Goes on at `offset`; how much is there afterwards. When it is cut, some of it may be there.
    Answer<Long> append(Bytes32 blobId, long offset, Body rest);

    /// The bytes from `from` on, as they come. When it is cut, some have been given to the sink.
    Answer<Boolean> fetch(Bytes32 blobId, long from, AttachmentSealer.Sink sink);
}
