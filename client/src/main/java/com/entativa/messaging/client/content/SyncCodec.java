package com.entativa.messaging.client.content;

import com.entativa.messaging.client.content.OwnSync.Choices;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.List;
import java.util.UUID;

/// The fields of what own devices tell each other: `about u8`, then its own.
final class SyncCodec {
    static final int SYNC = 16;
    private static final int READ = 1;
    private static final int DELETED = 2;
    private static final int SETTINGS = 3;
    private static final int BLOCKED = 4;
    private static final int TRUSTED = 5;
    private static final int PRIVACY = 6;

    private SyncCodec() {}

    static void write(ByteWriter out, OwnSync sync) {
        out.u8(SYNC);
        switch (sync) {
            case OwnSync.Read(List<UUID> ids) -> Fields.ids(out.u8(READ), ids);
            case OwnSync.DeletedForMe(List<UUID> ids) -> Fields.ids(out.u8(DELETED), ids);
            case OwnSync.Settings(Choices choices) -> write(out.u8(SETTINGS), choices);
            case OwnSync.Blocked(UUID userId, boolean blocked) ->
                Uuids.write(out.u8(BLOCKED), userId).u8(blocked ? 1 : 0);
            case OwnSync.Privacy(boolean readReceipts, boolean typing) ->
                out.u8(PRIVACY).u8(readReceipts ? 1 : 0).u8(typing ? 1 : 0);
            case OwnSync.Trusted(UUID userId, Bytes32 identity, boolean verified) ->
                Uuids.write(out.u8(TRUSTED), userId).bytes(identity.toArray()).u8(verified ? 1 : 0);
        }
    }

    static void write(ByteWriter out, Choices choices) {
        out.u8(choices.standing().code());
        out.u8(choices.pinned() ? 1 : 0).u8(choices.archived() ? 1 : 0).u64(choices.mutedUntilMillis());
    }

    /// What a later version tells is unknown.
    static Content.Fixed<Body> read(ByteReader in) {
        int about = in.u8();
        Body sync =
                switch (about) {
                    case READ -> new OwnSync.Read(Fields.ids(in));
                    case DELETED -> new OwnSync.DeletedForMe(Fields.ids(in));
                    case SETTINGS -> new OwnSync.Settings(choices(in));
                    case BLOCKED -> new OwnSync.Blocked(Uuids.read(in), Fields.flag(in));
                    case TRUSTED -> new OwnSync.Trusted(Uuids.read(in), Fields.bytes32(in), Fields.flag(in));
                    case PRIVACY -> new OwnSync.Privacy(Fields.flag(in), Fields.flag(in));
                    default -> unknown(about, in);
                };
        return _ -> sync;
    }

    private static Body unknown(int about, ByteReader in) {
        byte[] fields = new ByteWriter().u8(about).bytes(in.bytes(in.left())).finish();
        return new Body.Unknown(SYNC, Octets.copyOf(fields));
    }

    static Choices choices(ByteReader in) {
        OwnSync.Standing standing = standing(in.u8());
        boolean pinned = Fields.flag(in);
        boolean archived = Fields.flag(in);
        long muted = in.u64();
        if (muted < 0) throw new ByteReader.Malformed();
        return new Choices(standing, pinned, archived, muted);
    }

    private static OwnSync.Standing standing(int code) {
        for (OwnSync.Standing standing : OwnSync.Standing.values()) if (standing.code() == code) return standing;
        throw new ByteReader.Malformed();
    }
}
