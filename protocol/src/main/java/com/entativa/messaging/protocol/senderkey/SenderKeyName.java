package com.entativa.messaging.protocol.senderkey;

import com.entativa.messaging.protocol.wire.ByteWriter;

/// Who writes in which group: group id 16 ‖ sender's address 20 (user id 16 ‖ device id u32). A message is
/// bound to it without carrying it, so that none can be passed off as another's or in another group. P-G-3
public final class SenderKeyName {
    private static final int GROUP_LENGTH = 16;
    private static final int ADDRESS_LENGTH = 20;
    private final byte[] bytes;

    private SenderKeyName(byte[] bytes) {
        this.bytes = bytes;
    }

    public static SenderKeyName of(byte[] groupId, byte[] senderAddress) {
        if (groupId.length != GROUP_LENGTH || senderAddress.length != ADDRESS_LENGTH) {
            throw new IllegalArgumentException(
                    "needs 16 and 20 bytes, has " + groupId.length + " and " + senderAddress.length);
        }
        return new SenderKeyName(
                new ByteWriter().bytes(groupId).bytes(senderAddress).finish());
    }

    /// A = distribution id ‖ chain id ‖ iteration ‖ group id ‖ sender's address.
    byte[] with(SenderKeyId id, int iteration) {
        return id.write(new ByteWriter()).u32(iteration).bytes(bytes).finish();
    }

    @Override
    public String toString() {
        return "SenderKeyName[" + bytes.length + " bytes]";
    }
}
