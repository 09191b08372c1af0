package com.entativa.messaging.client.group;

import com.entativa.messaging.client.content.GroupNews.Seal;
import com.entativa.messaging.client.group.GroupState.Memory;
import com.entativa.messaging.client.group.GroupState.Standing;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A group as a row.
final class GroupStateCodec {
    private static final int MANY = 100_000;

    private GroupStateCodec() {}

    static byte[] write(GroupState state) {
        ByteWriter out = Uuids.write(new ByteWriter(), state.conversationId());
        seal(out, state.seal())
                .u8(state.standing().code())
                .u64(state.memory().revision())
                .u64(state.memory().lostAt());
        revisions(out, state.memory().departed());
        revisions(out, state.memory().formerAdmins());
        out.u32(state.memory().leaving().size());
        for (UUID id : state.memory().leaving()) Uuids.write(out, id);
        return state.charter().write(out).finish();
    }

    static GroupState read(byte[] row) {
        ByteReader in = new ByteReader(row);
        UUID id = Uuids.read(in);
        Seal seal = seal(in);
        Standing standing = Standing.of(in.u8());
        Memory memory = new Memory(in.u64(), in.u64(), revisions(in), revisions(in), ids(in));
        return new GroupState(id, seal, Charter.read(in), standing, memory);
    }

    private static ByteWriter seal(ByteWriter out, Seal seal) {
        return out.u64(seal.revision())
                .secret(seal.masterKey())
                .bytes(seal.digest().toArray());
    }

    private static Seal seal(ByteReader in) {
        return new Seal(in.u64(), Secret32.own(in.bytes(Secret32.LENGTH)), Bytes32.copyOf(in.bytes(Bytes32.LENGTH)));
    }

    private static Set<UUID> ids(ByteReader in) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (int left = in.count(MANY); left > 0; left--) ids.add(Uuids.read(in));
        return ids;
    }

    private static void revisions(ByteWriter out, Map<UUID, Long> revisions) {
        out.u32(revisions.size());
        revisions.forEach((id, revision) -> Uuids.write(out, id).u64(revision));
    }

    private static Map<UUID, Long> revisions(ByteReader in) {
        Map<UUID, Long> revisions = new LinkedHashMap<>();
        for (int left = in.count(MANY); left > 0; left--) {
            UUID id = Uuids.read(in);
            revisions.put(id, in.u64());
        }
        return revisions;
    }
}
