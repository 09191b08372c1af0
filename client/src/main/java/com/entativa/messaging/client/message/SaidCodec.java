package com.entativa.messaging.client.message;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.client.content.Change;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What was said, as part of a row: contents stay in the form they travelled in.
final class SaidCodec {
    static final int MAX_CONTENT = Contract.MAX_CONTENT_BYTES;
    private static final int MAX_EMOJI = 64;
    private static final int MANY = 100_000;

    private SaidCodec() {}

    static void write(ByteWriter out, Said said) {
        out.u64(said.expiresAtMillis()).sized(said.content().unpadded());
        out.u32(said.edits().size());
        UUID id = said.content().messageId();
        UUID conversation = said.content().conversationId();
        for (Said.Edit edit : said.edits()) {
            Change body = new Change.Edit(id, edit.text(), edit.extras());
            out.sized(new Content(edit.id(), conversation, edit.sentAtMillis(), body).unpadded());
        }
        out.u32(said.reactions().size());
        for (Said.Reaction reaction : said.reactions()) {
            Uuids.write(Uuids.write(out, reaction.userId()), reaction.id());
            out.u64(reaction.sentAtMillis()).sized(reaction.emoji().getBytes(StandardCharsets.UTF_8));
        }
    }

    static Said read(ByteReader in) {
        long expiresAt = in.u64();
        Content content = content(in);
        List<Said.Edit> edits = new ArrayList<>();
        for (int left = in.count(Said.MAX_EDITS); left > 0; left--) edits.add(edit(content(in)));
        List<Said.Reaction> reactions = new ArrayList<>();
        for (int left = in.count(MANY); left > 0; left--) {
            reactions.add(new Said.Reaction(Uuids.read(in), Uuids.read(in), in.u64(), emoji(in)));
        }
        return new Said(content, expiresAt, List.copyOf(edits), List.copyOf(reactions));
    }

    private static String emoji(ByteReader in) {
        return new String(in.sized(MAX_EMOJI), StandardCharsets.UTF_8);
    }

    private static Said.Edit edit(Content content) {
        if (!(content.body() instanceof Change.Edit(UUID _, String text, var extras))) throw damaged();
        return new Said.Edit(content.messageId(), content.sentAtMillis(), text, extras);
    }

    private static Content content(ByteReader in) {
        return Content.parseUnpadded(in.sized(MAX_CONTENT)).orElseThrow(SaidCodec::damaged);
    }

    private static IllegalStateException damaged() {
        return new IllegalStateException("a message row is damaged");
    }
}
