package com.entativa.messaging.client.content;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.util.UUID;

/// The fields of changes; an edit's extras follow as blocks.
final class ChangeCodec {
    static final int REACTION = 6;
    static final int EDIT = 7;
    static final int DELETE = 8;
    static final int TIMER = 10;
    private static final int MAX_EMOJI = 64;

    private ChangeCodec() {}

    static void write(ByteWriter out, Change change) {
        switch (change) {
            case Change.Reaction(UUID target, String emoji) ->
                Fields.text(Uuids.write(out.u8(REACTION), target), emoji);
            case Change.Edit(UUID target, String text, Extras _) ->
                Fields.text(Uuids.write(out.u8(EDIT), target), text);
            case Change.DeleteForEveryone(UUID target) -> Uuids.write(out.u8(DELETE), target);
            case Change.Timer(int seconds) -> out.u8(TIMER).u32(seconds);
        }
    }

    static Content.Fixed<Change> reaction(ByteReader in) {
        Change reaction = new Change.Reaction(Uuids.read(in), Fields.text(in, MAX_EMOJI));
        return _ -> reaction;
    }

    static Content.Fixed<Change> edit(ByteReader in) {
        UUID target = Uuids.read(in);
        String text = Fields.text(in, Content.MAX_TEXT_BYTES);
        return blocks -> new Change.Edit(target, text, ExtrasCodec.read(blocks, text));
    }

    static Content.Fixed<Change> delete(ByteReader in) {
        Change delete = new Change.DeleteForEveryone(Uuids.read(in));
        return _ -> delete;
    }

    static Content.Fixed<Change> timer(ByteReader in) {
        Change timer = new Change.Timer(Fields.between(0, in.u32(), Change.Timer.MAX_SECONDS));
        return _ -> timer;
    }
}
