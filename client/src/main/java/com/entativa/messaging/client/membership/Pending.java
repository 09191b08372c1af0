package com.entativa.messaging.client.membership;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupActCodec;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Changes of ours that are under way, within one transaction: of each group one act, and behind it that we leave. They
/// outlive a crash: until the relay's answer is known, the same change is asked for again.
final class Pending {
    private static final String LEAVE = "/leave";
    private final Transaction rows;

    Pending(Transaction rows) {
        this.rows = rows;
    }

    sealed interface Change {
        UUID conversationId();

        /// As the revision after `base`, with this sealed charter under this key.
        record Act(UUID conversationId, long base, GroupAct act, Secret32 masterKey, String sealed) implements Change {}

        /// We leave, when the others have this content and all we said, at this time at the latest.
        record Leave(UUID conversationId, UUID contentId, long latestMillis) implements Change {}
    }

    Optional<Change.Act> act(UUID conversationId) {
        return rows.get(Table.GROUP_PENDING, conversationId.toString())
                .map(Pending::read)
                .flatMap(change -> change instanceof Change.Act act ? Optional.of(act) : Optional.empty());
    }

    /// Of a group the act first.
    List<Change> all() {
        return rows.all(Table.GROUP_PENDING).stream()
                .map(row -> read(row.value()))
                .toList();
    }

    void put(Change change) {
        ByteWriter out = Uuids.write(new ByteWriter(), change.conversationId());
        switch (change) {
            case Change.Act(UUID _, long base, GroupAct act, Secret32 key, String sealed) -> {
                GroupActCodec.write(out.u8(1).u64(base), act).secret(key);
                out.sized(sealed.getBytes(StandardCharsets.US_ASCII));
            }
            case Change.Leave(UUID _, UUID contentId, long latest) ->
                Uuids.write(out.u8(2), contentId).u64(latest);
        }
        rows.put(Table.GROUP_PENDING, key(change), out.finish());
    }

    void remove(Change change) {
        rows.delete(Table.GROUP_PENDING, key(change));
    }

    private static String key(Change change) {
        String group = change.conversationId().toString();
        return switch (change) {
            case Change.Act _ -> group;
            case Change.Leave _ -> group + LEAVE;
        };
    }

    private static Change read(byte[] row) {
        ByteReader in = new ByteReader(row);
        UUID id = Uuids.read(in);
        if (in.u8() == 2) return new Change.Leave(id, Uuids.read(in), in.u64());
        long base = in.u64();
        GroupAct act = GroupActCodec.read(in);
        Secret32 key = Secret32.own(in.bytes(Secret32.LENGTH));
        String sealed = new String(in.sized(2 * Contract.MAX_STATE_BYTES), StandardCharsets.US_ASCII);
        return new Change.Act(id, base, act, key, sealed);
    }
}
