package com.entativa.messaging.client.group;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Groups of which the relay knows more than this device, within one transaction: they are asked for when due.
public final class Behind {
    private final Transaction rows;

    public Behind(Transaction rows) {
        this.rows = rows;
    }

    /// `notice`: the newest change the relay told of, {@link Notice#NONE} when it told of none.
    public record Group(UUID conversationId, long dueMillis, int failures, Notice notice) {
        public Group later(long millis) {
            return new Group(conversationId, millis, failures + 1, notice);
        }
    }

    public record Notice(UUID id, UUID by, long atMillis) {
        private static final UUID NOBODY = UUID.fromString("00000000-0000-0000-0000-000000000000");
        public static final Notice NONE = new Notice(NOBODY, NOBODY, 0);
    }

    /// Asked for at this time, or earlier if it was to be.
    public void mark(UUID conversationId, long dueMillis) {
        Optional<Group> before = find(conversationId);
        Notice notice = before.map(Group::notice).orElse(Notice.NONE);
        long due = Math.min(dueMillis, before.map(Group::dueMillis).orElse(Long.MAX_VALUE));
        put(new Group(conversationId, due, before.map(Group::failures).orElse(0), notice));
    }

    public void mark(UUID conversationId, long dueMillis, Notice notice) {
        mark(conversationId, dueMillis);
        find(conversationId)
                .ifPresent(marked -> put(new Group(conversationId, marked.dueMillis, marked.failures, notice)));
    }

    public Optional<Group> find(UUID conversationId) {
        return rows.get(Table.GROUP_BEHIND, conversationId.toString()).map(Behind::read);
    }

    public List<Group> all() {
        return rows.all(Table.GROUP_BEHIND).stream()
                .map(row -> read(row.value()))
                .toList();
    }

    public void put(Group group) {
        ByteWriter out = Uuids.write(new ByteWriter(), group.conversationId);
        out.u64(group.dueMillis).u32(group.failures);
        Uuids.write(Uuids.write(out, group.notice.id), group.notice.by).u64(group.notice.atMillis);
        rows.put(Table.GROUP_BEHIND, group.conversationId.toString(), out.finish());
    }

    public void clear(UUID conversationId) {
        rows.delete(Table.GROUP_BEHIND, conversationId.toString());
    }

    private static Group read(byte[] row) {
        ByteReader in = new ByteReader(row);
        return new Group(Uuids.read(in), in.u64(), in.u32(), new Notice(Uuids.read(in), Uuids.read(in), in.u64()));
    }
}
