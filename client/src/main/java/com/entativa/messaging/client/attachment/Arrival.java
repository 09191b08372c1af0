package com.entativa.messaging.client.attachment;

import com.entativa.messaging.protocol.attachment.AttachmentOpener;
import com.entativa.messaging.protocol.attachment.AttachmentOpener.Progress;
import com.entativa.messaging.protocol.attachment.AttachmentPadding;
import com.entativa.messaging.protocol.attachment.AttachmentSealer;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Digest;
import com.entativa.messaging.protocol.key.Bytes32;

/// Watches a sealed file come in: proves segment after segment and hashes all. Gives nothing of it out.
final class Arrival implements AutoCloseable {
    private final Digest digest;
    private final Bytes32 expected;
    private final long total;
    private final AttachmentOpener opener;
    private final long[] opened = new long[1];
    private final long padded;
    private long position;

    Arrival(Crypto crypto, AttachmentRef ref) {
        this.digest = crypto.sha256();
        this.expected = ref.digest();
        this.padded = AttachmentPadding.paddedLength(ref.size());
        this.total = AttachmentSealer.sealedLength(padded);
        this.opener =
                new AttachmentOpener(crypto, ref.key(), SealedFile.name(ref.id()), bytes -> opened[0] += bytes.length);
    }

    /// What came is not the file that the message promised.
    static final class Damaged extends RuntimeException {
        Damaged() {
            super("not the file that was promised", null, false, false);
        }
    }

    void accept(byte[] bytes) {
        if (bytes.length > total - position) throw new Damaged();
        digest.update(bytes);
        position += bytes.length;
        if (opener.write(bytes) == Progress.REFUSED) throw new Damaged();
    }

    long position() {
        return position;
    }

    long total() {
        return total;
    }

    boolean isComplete() {
        return position == total;
    }

    /// All came: the last segment, the padded length and the digest must hold.
    void prove() {
        boolean whole = opener.finish() == Progress.WHOLE && opened[0] == padded;
        if (!Bytes32.copyOf(digest.finish()).equals(expected) || !whole) throw new Damaged();
    }

    @Override
    public void close() {
        opener.close();
    }
}
