package com.entativa.messaging.client.message;

import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupActCodec;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.message.Message.CallEnd;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Message.Reach;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;

/// A message as a row.
final class MessageCodec {
    private static final int RECEIVED = 1;
    private static final int OWN = 2;
    private static final int PLACEHOLDER = 3;
    private static final int IDENTITY_CHANGED = 4;
    private static final int DELETED = 5;
    private static final int UNKNOWN = 6;
    private static final int TIMER_CHANGED = 7;
    private static final int CALL = 8;
    private static final int GROUP = 9;

    private MessageCodec() {}

    static byte[] write(Message message) {
        ByteWriter out = new ByteWriter();
        Uuids.write(out, message.id());
        Uuids.write(out, message.conversationId());
        Uuids.write(out, message.senderId()).u64(message.atMillis());
        switch (message.line()) {
            case Line.Received(Said said) -> SaidCodec.write(out.u8(RECEIVED), said);
            case Line.Own(Said said, Progress progress, Reach(int delivered, int read)) ->
                SaidCodec.write(out.u8(OWN).u8(progress.code()).u32(delivered).u32(read), said);
            case Line.Deleted _ -> out.u8(DELETED);
            case Line.Placeholder(Unreadable reason) -> out.u8(PLACEHOLDER).u8(reason.code());
            case Line.Unknown(int kind, Octets fields) ->
                out.u8(UNKNOWN).u8(kind).sized(fields.toArray());
            case Line.IdentityChanged _ -> out.u8(IDENTITY_CHANGED);
            case Line.TimerChanged(int seconds) -> out.u8(TIMER_CHANGED).u32(seconds);
            case Line.Group(GroupAct act) -> GroupActCodec.write(out.u8(GROUP), act);
            case Line.Call(long callId, Aside.Media media, CallEnd end, long millis) ->
                out.u8(CALL).u64(callId).u8(media.code()).u8(end.code()).u64(millis);
        }
        return out.finish();
    }

    static Message read(byte[] row) {
        ByteReader in = new ByteReader(row);
        return new Message(Uuids.read(in), Uuids.read(in), Uuids.read(in), in.u64(), line(in));
    }

    private static Line line(ByteReader in) {
        return switch (in.u8()) {
            case RECEIVED -> new Line.Received(SaidCodec.read(in));
            case OWN -> {
                Progress progress = Progress.of(in.u8());
                Reach reach = new Reach(in.u32(), in.u32());
                yield new Line.Own(SaidCodec.read(in), progress, reach);
            }
            case DELETED -> Line.Deleted.DELETED;
            case PLACEHOLDER -> new Line.Placeholder(Unreadable.of(in.u8()));
            case UNKNOWN -> new Line.Unknown(in.u8(), Octets.copyOf(in.sized(SaidCodec.MAX_CONTENT)));
            case IDENTITY_CHANGED -> Line.IdentityChanged.IDENTITY_CHANGED;
            case TIMER_CHANGED -> new Line.TimerChanged(in.u32());
            case GROUP -> new Line.Group(GroupActCodec.read(in));
            case CALL -> new Line.Call(in.u64(), media(in.u8()), CallEnd.of(in.u8()), in.u64());
            default -> throw new IllegalStateException("a message row is of an unknown kind");
        };
    }

    private static Aside.Media media(int code) {
        return code == Aside.Media.VIDEO.code() ? Aside.Media.VIDEO : Aside.Media.AUDIO;
    }
}
