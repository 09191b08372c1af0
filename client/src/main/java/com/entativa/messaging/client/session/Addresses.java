package com.entativa.messaging.client.session;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// Both addresses as a session's associated data has them: they bind accounts to keys. docs/spec/protocol.md P-H-4
public final class Addresses {
    private Addresses() {}

    /// `userId 16 ‖ deviceId u32` of the initiator, then of the responder.
    public static byte[] appendix(DeviceAddress initiator, DeviceAddress responder) {
        ByteWriter out = new ByteWriter();
        Uuids.write(out, initiator.userId()).u32(initiator.deviceId());
        return Uuids.write(out, responder.userId()).u32(responder.deviceId()).finish();
    }
}
