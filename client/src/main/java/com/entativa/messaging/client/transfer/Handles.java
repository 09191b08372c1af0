package com.entativa.messaging.client.transfer;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The files of messages that wait for them, by message and in order, within one transaction: enough for going on after
/// a restart.
final class Handles {
    private static final int MAX_HANDLE = 4_096;
    private final Transaction rows;

    Handles(Transaction rows) {
        this.rows = rows;
    }

    record Handle(UUID fileId, String name) {
        @Override
        public String toString() {
            return "Handle[" + fileId + "]";
        }
    }

    void put(UUID messageId, List<Handle> handles) {
        ByteWriter out = new ByteWriter().u32(handles.size());
        for (Handle handle : handles) {
            Uuids.write(out, handle.fileId).sized(handle.name.getBytes(StandardCharsets.UTF_8));
        }
        rows.put(Table.OUTGOING, messageId.toString(), out.finish());
    }

    Optional<List<Handle>> find(UUID messageId) {
        return rows.get(Table.OUTGOING, messageId.toString()).map(Handles::read);
    }

    List<UUID> messages() {
        return rows.all(Table.OUTGOING).stream()
                .map(row -> UUID.fromString(row.key()))
                .toList();
    }

    void delete(UUID messageId) {
        rows.delete(Table.OUTGOING, messageId.toString());
    }

    private static List<Handle> read(byte[] row) {
        ByteReader in = new ByteReader(row);
        List<Handle> handles = new ArrayList<>();
        for (int left = in.u32(); left > 0; left--) {
            UUID fileId = Uuids.read(in);
            handles.add(new Handle(fileId, new String(in.sized(MAX_HANDLE), StandardCharsets.UTF_8)));
        }
        return List.copyOf(handles);
    }
}
