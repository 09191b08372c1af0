package com.entativa.messaging.client.conversation;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// Whether a person is blocked, and since which word on it.
record Blocking(boolean blocked, Stamp stamp) {
    byte[] encoded() {
        ByteWriter out = new ByteWriter().u8(blocked ? 1 : 0).u64(stamp.atMillis());
        return Uuids.write(out, stamp.id()).finish();
    }

    static Blocking read(byte[] row) {
        ByteReader in = new ByteReader(row);
        return new Blocking(in.u8() == 1, new Stamp(in.u64(), Uuids.read(in)));
    }
}
