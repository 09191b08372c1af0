package com.entativa.messaging.client.conversation;

import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.OwnSync.Choices;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// A chat as a row.
final class ChatCodec {
    private ChatCodec() {}

    static byte[] write(Chat chat) {
        ByteWriter out = Uuids.write(new ByteWriter(), chat.conversationId());
        out.u64(chat.tally().lastAtMillis());
        out.u32(chat.tally().unread()).u32(chat.tally().waiting());
        Choices choices = chat.choices();
        out.u8(choices.standing().code()).u8(choices.pinned() ? 1 : 0).u8(choices.archived() ? 1 : 0);
        stamp(out.u64(choices.mutedUntilMillis()), chat.chosen().stamp());
        stamp(out.u32(chat.timer().seconds()), chat.timer().stamp());
        return out.sized(chat.draft().getBytes(StandardCharsets.UTF_8)).finish();
    }

    static Chat read(byte[] row) {
        ByteReader in = new ByteReader(row);
        UUID id = Uuids.read(in);
        Chat.Tally tally = new Chat.Tally(in.u64(), in.u32(), in.u32());
        Choices choices = new Choices(standing(in.u8()), in.u8() == 1, in.u8() == 1, in.u64());
        Chat.Chosen chosen = new Chat.Chosen(choices, stamp(in));
        Chat.Timer timer = new Chat.Timer(in.u32(), stamp(in));
        String draft = new String(in.sized(Content.MAX_TEXT_BYTES), StandardCharsets.UTF_8);
        return new Chat(id, tally, chosen, timer, draft);
    }

    private static void stamp(ByteWriter out, Stamp stamp) {
        Uuids.write(out.u64(stamp.atMillis()), stamp.id());
    }

    private static Stamp stamp(ByteReader in) {
        return new Stamp(in.u64(), Uuids.read(in));
    }

    private static Standing standing(int code) {
        for (Standing standing : Standing.values()) if (standing.code() == code) return standing;
        throw new IllegalStateException("a chat row has an unknown standing");
    }
}
