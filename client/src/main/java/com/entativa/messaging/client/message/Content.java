package com.entativa.messaging.client.message;

import com.entativa.messaging.protocol.wire.ByteReader;
import com.entativa.messaging.protocol.wire.ByteWriter;
import com.entativa.messaging.protocol.wire.Padding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is inside a ciphertext. Names its message and conversation itself, so that the relay cannot put it elsewhere.
/// Form: `version u8 ‖ messageId ‖ conversationId ‖ sentAt u64 ‖ kind u8 ‖ fields`, padded. docs/spec/content.md
public record Content(UUID messageId, UUID conversationId, long sentAtMillis, Body body) {
    /// UTF-8 bytes of one text; longer ones are files.
    public static final int MAX_TEXT_BYTES = 64 * 1024;

    private static final int VERSION = 1;
    private static final int TEXT = 1;
    private static final int DELIVERED = 2;
    private static final int RETRY_REQUEST = 3;
    private static final int UNAVAILABLE = 4;
    private static final int MAX_RECEIPTS = 1_000;

    /// Padded, ready to be encrypted.
    public byte[] encoded() {
        ByteWriter out = new ByteWriter().u8(VERSION);
        Uuids.write(out, messageId);
        Uuids.write(out, conversationId).u64(sentAtMillis);
        switch (body) {
            case Body.Text(String text) -> out.u8(TEXT).sized(text.getBytes(StandardCharsets.UTF_8));
            case Body.Delivered(List<UUID> ids) -> {
                out.u8(DELIVERED).u32(ids.size());
                for (UUID id : ids) Uuids.write(out, id);
            }
            case Body.RetryRequest(UUID id, Unreadable reason) ->
                Uuids.write(out.u8(RETRY_REQUEST), id).u8(reason.code());
            case Body.Unavailable(UUID id) -> Uuids.write(out.u8(UNAVAILABLE), id);
            case Body.Unknown(int kind) -> throw new IllegalArgumentException("cannot write unknown kind " + kind);
        }
        return Padding.pad(out.finish());
    }

    /// Empty when the bytes are malformed. A kind of a later version is `Unknown`; fields after the known ones are
    /// passed
    /// over.
    public static Optional<Content> parse(byte[] padded) {
        return Padding.unpad(padded).flatMap(Content::parseUnpadded);
    }

    private static Optional<Content> parseUnpadded(byte[] bytes) {
        try {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) return Optional.empty();
            return Optional.of(new Content(Uuids.read(in), Uuids.read(in), in.u64(), body(in)));
        } catch (ByteReader.Malformed _) {
            return Optional.empty();
        }
    }

    private static Body body(ByteReader in) {
        int kind = in.u8();
        return switch (kind) {
            case TEXT -> new Body.Text(new String(in.sized(MAX_TEXT_BYTES), StandardCharsets.UTF_8));
            case DELIVERED -> {
                List<UUID> ids = new ArrayList<>();
                for (int left = in.count(MAX_RECEIPTS); left > 0; left--) ids.add(Uuids.read(in));
                yield new Body.Delivered(List.copyOf(ids));
            }
            case RETRY_REQUEST -> new Body.RetryRequest(Uuids.read(in), Unreadable.of(in.u8()));
            case UNAVAILABLE -> new Body.Unavailable(Uuids.read(in));
            default -> new Body.Unknown(kind);
        };
    }
}
