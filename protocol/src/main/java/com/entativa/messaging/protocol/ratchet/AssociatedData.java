package com.entativa.messaging.protocol.ratchet;

import com.entativa.messaging.protocol.key.IdentityKey;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import com.entativa.messaging.protocol.wire.RatchetMessage.RatchetHeader;

/// AD = EncodeEC(IKa) ‖ EncodeEC(IKb) ‖ appendix: public, fixed for the session, the same in both directions; *a* is
/// the initiator. The appendix (both addresses) binds accounts to keys. P-H-4
public final class AssociatedData {
    static final int MAX_LENGTH = 1024;
    private final byte[] bytes;

    private AssociatedData(byte[] bytes) {
        if (bytes.length > MAX_LENGTH)
            throw new IllegalArgumentException("associated data is too long: " + bytes.length);
        this.bytes = bytes;
    }

    public static AssociatedData of(IdentityKey initiator, IdentityKey responder, byte[] appendix) {
        return new AssociatedData(new ByteWriter()
                .bytes(initiator.encoded())
                .bytes(responder.encoded())
                .bytes(appendix)
                .finish());
    }

    /// A = len(AD) u32 ‖ AD ‖ header.
    byte[] with(RatchetHeader header) {
        return new ByteWriter().sized(bytes).bytes(header.encoded()).finish();
    }

    public void write(ByteWriter out) {
        out.sized(bytes);
    }

    public static AssociatedData read(ByteReader in) {
        return new AssociatedData(in.sized(MAX_LENGTH));
    }

    @Override
    public String toString() {
        return "AssociatedData[" + bytes.length + " bytes]";
    }
}
