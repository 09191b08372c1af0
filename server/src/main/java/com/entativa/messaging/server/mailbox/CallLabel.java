package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.MailFrame;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;

/// What stands before the ciphertext in an envelope of a call: kind and media, one byte each, then the call's id. So
/// calls cost the table of mailboxes no columns.
public record CallLabel(UUID callId, CallKind kind, CallMedia media) {
    /// The id's first byte, as PostgreSQL counts.
    public static final int ID_AT = 3;

    private static final int BYTES = 2 + 2 * Long.BYTES;

    public byte[] before(byte[] ciphertext) {
        return ByteBuffer.allocate(BYTES + ciphertext.length)
                .put((byte) kind.code())
                .put((byte) media.code())
                .put(bytes(callId))
                .put(ciphertext)
                .array();
    }

    /// The frame of an envelope whose content begins with a label.
    static MailFrame.Call frame(Delivery labelled) {
        byte[] content = labelled.encryptedContent();
        ByteBuffer label = ByteBuffer.wrap(content);
        CallKind kind = CallKind.of(label.get());
        CallMedia media = CallMedia.of(label.get());
        UUID callId = new UUID(label.getLong(), label.getLong());
        Delivery delivery = new Delivery(
                labelled.messageId(),
                labelled.conversationId(),
                labelled.from(),
                Arrays.copyOfRange(content, BYTES, content.length),
                labelled.sentAtMillis());
        return new MailFrame.Call(delivery, callId, kind, media);
    }

    public static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
