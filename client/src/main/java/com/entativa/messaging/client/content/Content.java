package com.entativa.messaging.client.content;

import com.entativa.messaging.client.message.Uuids;
import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import com.entativa.messaging.protocol.wire.Padding;
import java.util.Optional;
import java.util.UUID;

/// What is inside a ciphertext. Names its message and conversation itself, so that the relay cannot put it
/// elsewhere. Form: `version u8 ‖ messageId ‖ conversationId ‖ sentAt u64 ‖ kind u8 ‖ fields ‖ blocks`, padded.
/// `unknown`: the blocks this version does not know. docs/spec/content.md
public record Content(UUID messageId, UUID conversationId, long sentAtMillis, Body body, Blocks unknown) {
    /// UTF-8 bytes of one text; longer ones are files.
    public static final int MAX_TEXT_BYTES = 64 * 1024;

    private static final int VERSION = 1;

    public Content(UUID messageId, UUID conversationId, long sentAtMillis, Body body) {
        this(messageId, conversationId, sentAtMillis, body, Blocks.NONE);
    }

    /// A body that waits for its extension blocks.
    @FunctionalInterface
    interface Fixed<B extends Body> {
        B with(Blocks blocks);
    }

    /// Padded, ready to be encrypted.
    public byte[] encoded() {
        return Padding.pad(unpadded());
    }

    public byte[] unpadded() {
        ByteWriter out = new ByteWriter().u8(VERSION);
        Uuids.write(out, messageId);
        Uuids.write(out, conversationId).u64(sentAtMillis);
        switch (body) {
            case Saying saying -> SayingCodec.write(out, saying);
            case Change change -> ChangeCodec.write(out, change);
            case Receipt receipt -> ReceiptCodec.write(out, receipt);
            case Aside aside -> AsideCodec.write(out, aside);
            case OwnSync sync -> SyncCodec.write(out, sync);
            case GroupNews news -> GroupNewsCodec.write(out, news);
            case Body.Unknown(int kind, Octets fields) -> out.u8(kind).bytes(fields.toArray());
        }
        extras().and(unknown).write(out);
        return out.finish();
    }

    private Blocks extras() {
        return switch (body) {
            case Saying saying -> ExtrasCodec.write(saying.extras());
            case Change.Edit(UUID _, String _, Extras extras) -> ExtrasCodec.write(extras);
            default -> Blocks.NONE;
        };
    }

    /// Empty when the bytes are malformed. A kind of a later version is `Unknown`.
    public static Optional<Content> parse(byte[] padded) {
        return Padding.unpad(padded).flatMap(Content::parseUnpadded);
    }

    public static Optional<Content> parseUnpadded(byte[] bytes) {
        try {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) return Optional.empty();
            UUID messageId = Uuids.read(in);
            UUID conversationId = Uuids.read(in);
            long sentAt = in.u64();
            if (sentAt < 0) return Optional.empty();
            Fixed<? extends Body> fixed = fixed(in.u8(), in);
            Blocks blocks = Blocks.read(in);
            Body body = fixed.with(blocks);
            boolean hasExtras = body instanceof Saying || body instanceof Change.Edit;
            Blocks unknown = hasExtras ? blocks.beyond(ExtrasCodec.LAST_TAG) : blocks;
            return Optional.of(new Content(messageId, conversationId, sentAt, body, unknown));
        } catch (ByteReader.Malformed _) {
            return Optional.empty();
        }
    }

    private static Fixed<? extends Body> fixed(int kind, ByteReader in) {
        return switch (kind) {
            case SayingCodec.TEXT -> SayingCodec.text(in);
            case SayingCodec.FILES -> SayingCodec.files(in);
            case SayingCodec.CARD -> SayingCodec.card(in);
            case ChangeCodec.REACTION -> ChangeCodec.reaction(in);
            case ChangeCodec.EDIT -> ChangeCodec.edit(in);
            case ChangeCodec.DELETE -> ChangeCodec.delete(in);
            case ChangeCodec.TIMER -> ChangeCodec.timer(in);
            case ReceiptCodec.DELIVERED, ReceiptCodec.READ, ReceiptCodec.RETRY_REQUEST, ReceiptCodec.UNAVAILABLE ->
                ReceiptCodec.read(kind, in);
            case AsideCodec.CALL -> AsideCodec.call(in);
            case AsideCodec.PROFILE -> AsideCodec.profile(in);
            case AsideCodec.SENDER_KEY -> AsideCodec.senderKey(in);
            case SyncCodec.SYNC -> SyncCodec.read(in);
            case GroupNewsCodec.GROUP -> GroupNewsCodec.read(in);
            default -> {
                Body unknown = new Body.Unknown(kind, Octets.copyOf(in.bytes(in.left())));
                yield _ -> unknown;
            }
        };
    }
}
