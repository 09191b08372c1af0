package com.entativa.messaging.client.conversation;

import com.entativa.messaging.client.content.OwnSync;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// What the user lets others see of them, the same on all their devices. Who does not say it is not told it either:
/// both ways or none. C-N-4
public record Privacy(boolean readReceipts, boolean typing, Stamp stamp) {
    private static final String ROW = "privacy";
    private static final Privacy OPEN = new Privacy(true, true, Stamp.NONE);

    public static Privacy of(Transaction rows) {
        return rows.get(Table.SETTING, ROW).map(Privacy::read).orElse(OPEN);
    }

    /// The later word holds.
    public static void take(Transaction rows, OwnSync.Privacy said, Stamp stamp) {
        if (!stamp.isAfter(of(rows).stamp)) return;
        ByteWriter out = new ByteWriter().u8(said.readReceipts() ? 1 : 0).u8(said.typing() ? 1 : 0);
        rows.put(
                Table.SETTING,
                ROW,
                Uuids.write(out.u64(stamp.atMillis()), stamp.id()).finish());
    }

    private static Privacy read(byte[] row) {
        ByteReader in = new ByteReader(row);
        return new Privacy(in.u8() == 1, in.u8() == 1, new Stamp(in.u64(), Uuids.read(in)));
    }
}
