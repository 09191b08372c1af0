package com.entativa.messaging.client.content;

import com.entativa.messaging.client.content.GroupNews.Seal;
import com.entativa.messaging.protocol.key.Secret32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// The fields of group news: the act, then, but for leaving, the seal of the state it made.
final class GroupNewsCodec {
    static final int GROUP = 11;

    private GroupNewsCodec() {}

    static void write(ByteWriter out, GroupNews news) {
        switch (news) {
            case GroupNews.Update(Seal seal, GroupAct act) -> write(GroupActCodec.write(out.u8(GROUP), act), seal);
            case GroupNews.Leaving _ -> GroupActCodec.write(out.u8(GROUP), GroupAct.Plain.LEFT);
        }
    }

    private static void write(ByteWriter out, Seal seal) {
        out.u64(seal.revision()).secret(seal.masterKey()).bytes(seal.digest().toArray());
    }

    static Content.Fixed<GroupNews> read(ByteReader in) {
        GroupAct act = GroupActCodec.read(in);
        GroupNews news = act == GroupAct.Plain.LEFT ? GroupNews.Leaving.LEAVING : new GroupNews.Update(seal(in), act);
        return _ -> news;
    }

    private static Seal seal(ByteReader in) {
        long revision = in.u64();
        if (revision < 1) throw new ByteReader.Malformed();
        return new Seal(revision, Secret32.own(in.bytes(Secret32.LENGTH)), Fields.bytes32(in));
    }
}
