package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.Optional;
import java.util.UUID;

/// What a client says on a socket (`socket.md`), in groups: one file each, which also reads its own.
public sealed interface ClientFrame permits SendFrame, ReceiptFrame, TypingFrame, CallFrame, ConnectionFrame {
    Json.Obj toJson();

    /// The message it is about: an answer that refuses it names it so.
    default Optional<UUID> about() {
        return Optional.empty();
    }

    /// Fields that name what it is about in an answer that refuses it.
    default Json.Builder naming() {
        Json.Builder json = Json.build();
        about().ifPresent(id -> json.put("message_id", id));
        return json;
    }

    /// `freshId` names a message whose sender gave none.
    static Json.Read<ClientFrame> read(String text, UUID freshId) {
        return Json.read(text, frame -> from(frame, freshId));
    }

    private static ClientFrame from(Json.Obj frame, UUID freshId) {
        String type = frame.text("type");
        return SendFrame.from(type, frame, freshId)
                .or(() -> ReceiptFrame.from(type, frame))
                .or(() -> TypingFrame.from(type, frame))
                .or(() -> CallFrame.from(type, frame))
                .or(() -> ConnectionFrame.from(type))
                .orElseThrow(() -> new Json.Mismatch("type is unknown"));
    }
}
