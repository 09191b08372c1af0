package com.entativa.messaging.client.message;

import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;

/// A message as a row.
final class MessageCodec {
    private static final int RECEIVED = 1;
    private static final int OWN = 2;
    private static final int PLACEHOLDER = 3;
    private static final int IDENTITY_CHANGED = 4;

    private MessageCodec() {}

    static byte[] write(Message message) {
        ByteWriter out = new ByteWriter();
        Uuids.write(out, message.id());
        Uuids.write(out, message.conversationId());
        Uuids.write(out, message.senderId()).u64(message.atMillis());
        switch (message.line()) {
            case Line.Received(String text) -> text(out.u8(RECEIVED), text);
            case Line.Own(String text, Progress progress) -> text(out.u8(OWN).u8(progress.code()), text);
            case Line.Placeholder(Unreadable reason) -> out.u8(PLACEHOLDER).u8(reason.code());
            case Line.IdentityChanged _ -> out.u8(IDENTITY_CHANGED);
        }
        return out.finish();
    }

    static Message read(byte[] row) {
        ByteReader in = new ByteReader(row);
        return new Message(Uuids.read(in), Uuids.read(in), Uuids.read(in), in.u64(), line(in));
    }

    private static Line line(ByteReader in) {
        return switch (in.u8()) {
            case RECEIVED -> new Line.Received(text(in));
            case OWN -> {
                Progress progress = Progress.of(in.u8());
                yield new Line.Own(text(in), progress);
            }
            case PLACEHOLDER -> new Line.Placeholder(Unreadable.of(in.u8()));
            case IDENTITY_CHANGED -> Line.IdentityChanged.IDENTITY_CHANGED;
            default -> throw new IllegalStateException("a message row is of an unknown kind");
        };
    }

    private static void text(ByteWriter out, String text) {
        out.sized(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteReader in) {
        return new String(in.sized(Content.MAX_TEXT_BYTES), StandardCharsets.UTF_8);
    }
}
