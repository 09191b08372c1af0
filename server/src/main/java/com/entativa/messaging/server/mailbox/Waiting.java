package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.ConversationNotice;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/// One entry of a device's mailbox. Cursors grow within a mailbox in the order of writing, not quite of commit.
/// `urgent` wakes a sleeping device.
public record Waiting(DeviceAddress to, long cursor, Kind kind, Delivery delivery, boolean urgent) {
    /// A message, or a {@link Notice}: its content is no ciphertext but what it says, as JSON. Codes are those of the
    /// table and never used again.
    public enum Kind {
        MESSAGE(0, "message"),
        /// The sender started over with another identity key.
        IDENTITY_CHANGED(1, "identity_changed"),
        CONVERSATION_CHANGED(2, "conversation_changed"),
        MESSAGE_DELETED(3, "message_deleted"),
        /// A signal of a call: its content is a {@link CallLabel} and a ciphertext.
        CALL(10, "call"),
        /// The receiving account's own devices are others.
        DEVICES_CHANGED(20, "devices_changed");

        private final int code;
        private final String word;

        Kind(int code, String word) {
            this.code = code;
            this.word = word;
        }

        public int code() {
            return code;
        }

        public static Kind of(int code) {
            for (Kind kind : values()) if (kind.code == code) return kind;
            throw new IllegalStateException("no kind of envelope has the code " + code);
        }
    }

    public ServerFrame frame() {
        return switch (kind) {
            case MESSAGE -> new MailFrame.Message(delivery);
            case CALL -> CallLabel.frame(delivery);
            case IDENTITY_CHANGED ->
                new MailFrame.IdentityChanged(
                        delivery.messageId(), delivery.from().userId(), delivery.sentAtMillis());
            case DEVICES_CHANGED ->
                new MailFrame.DevicesChanged(
                        delivery.messageId(), delivery.from().userId(), delivery.sentAtMillis());
            case CONVERSATION_CHANGED ->
                new ConversationNotice.Changed(
                        delivery.messageId(),
                        delivery.conversationId(),
                        said(says -> says.integer("revision")),
                        delivery.from().userId(),
                        delivery.sentAtMillis());
            case MESSAGE_DELETED ->
                new ConversationNotice.MessageDeleted(
                        delivery.messageId(),
                        delivery.conversationId(),
                        said(says -> says.uuid("deleted_message_id")),
                        delivery.from().userId(),
                        delivery.sentAtMillis());
        };
    }

    /// Of what the notice says besides. We wrote it ourselves.
    private <T> T said(Function<Json.Obj, T> reader) {
        String says = new String(delivery.encryptedContent(), StandardCharsets.UTF_8);
        return switch (Json.read(says, reader)) {
            case Json.Read.Ok<T>(T value) -> value;
            case Json.Read.Malformed<T>(String where) -> throw new IllegalStateException("a notice lacks " + where);
        };
    }

    /// As a page of the mailbox shows it: the delivery with its cursor; of a notice, what it says instead of a
    /// ciphertext.
    public Json toJson() {
        Json.Builder json = Json.build();
        delivery.toJson().fields().forEach(json::put);
        if (kind != Kind.MESSAGE) {
            json.put("type", kind.word).put("encrypted_content", "");
            frame().toJson().fields().forEach(json::put);
        }
        return json.put("cursor", cursor).object();
    }
}
