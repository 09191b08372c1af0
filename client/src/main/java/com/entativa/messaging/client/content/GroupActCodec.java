package com.entativa.messaging.client.content;

import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.content.GroupAct.Picture;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.List;
import java.util.UUID;

/// An act on a group as bytes: in group news, in lines, in sealed states.
public final class GroupActCodec {
    private static final int CREATED = 1;
    private static final int NOTHING = 2;
    private static final int ADDED = 3;
    private static final int REMOVED = 4;
    private static final int RENAMED = 5;
    private static final int PICTURED = 6;
    private static final int ADMIN = 7;
    private static final int LEFT = 8;

    private GroupActCodec() {}

    public static ByteWriter write(ByteWriter out, GroupAct act) {
        return switch (act) {
            case GroupAct.Plain.CREATED -> out.u8(CREATED);
            case GroupAct.Plain.NOTHING -> out.u8(NOTHING);
            case GroupAct.Plain.LEFT -> out.u8(LEFT);
            case GroupAct.Added(List<UUID> userIds) -> Fields.ids(out.u8(ADDED), userIds);
            case GroupAct.Removed(List<UUID> userIds) -> Fields.ids(out.u8(REMOVED), userIds);
            case GroupAct.Renamed(String name) -> Fields.text(out.u8(RENAMED), name);
            case GroupAct.Pictured(Picture picture) -> write(out.u8(PICTURED), picture);
            case GroupAct.Admin(UUID userId, boolean isAdmin) ->
                Uuids.write(out.u8(ADMIN), userId).u8(isAdmin ? 1 : 0);
        };
    }

    /// Throws `Malformed` for what is no act.
    public static GroupAct read(ByteReader in) {
        return switch (in.u8()) {
            case CREATED -> GroupAct.Plain.CREATED;
            case NOTHING -> GroupAct.Plain.NOTHING;
            case LEFT -> GroupAct.Plain.LEFT;
            case ADDED -> new GroupAct.Added(Fields.ids(in));
            case REMOVED -> new GroupAct.Removed(Fields.ids(in));
            case RENAMED -> new GroupAct.Renamed(name(in));
            case PICTURED -> new GroupAct.Pictured(picture(in));
            case ADMIN -> new GroupAct.Admin(Uuids.read(in), Fields.flag(in));
            default -> throw new ByteReader.Malformed();
        };
    }

    public static String name(ByteReader in) {
        return Fields.text(in, GroupAct.MAX_NAME_BYTES);
    }

    public static ByteWriter write(ByteWriter out, Picture picture) {
        return switch (picture) {
            case Picture.None _ -> out.u8(0);
            case Picture.Blob(AttachmentRef file) -> file.write(out.u8(1));
        };
    }

    public static Picture picture(ByteReader in) {
        return Fields.flag(in) ? new Picture.Blob(AttachmentRef.read(in)) : Picture.None.NONE;
    }
}
