package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One signal of a call: the `call` frame a client sends, and the body of `signalCall`. `callId` is made by the caller.
/// `media` is said by an offer alone.
public record CallFrame(UUID callId, UUID conversationId, CallKind kind, CallMedia media, List<Envelope> envelopes)
        implements ClientFrame {
    public CallFrame {
        if ((kind == CallKind.OFFER) == (media == CallMedia.UNSAID))
            throw new Json.Mismatch("media goes with an offer");
    }

    public static CallFrame from(Json.Obj object, UUID callId) {
        return new CallFrame(
                callId,
                object.uuid("conversation_id"),
                CallKind.from(object.text("kind")),
                CallMedia.of(object),
                object.has("envelopes") ? object.list("envelopes", Envelope::from) : List.of());
    }

    /// Errors name the call in their own field.
    @Override
    public Json.Builder naming() {
        return Json.build().put("call_id", callId);
    }

    @Override
    public Json.Obj toJson() {
        Json.Builder json = Json.build()
                .put("type", "call")
                .put("call_id", callId)
                .put("conversation_id", conversationId)
                .put("kind", kind.word());
        if (media != CallMedia.UNSAID) json.put("media", media.word());
        return json.put("envelopes", envelopes, Envelope::toJson).object();
    }

    static Optional<ClientFrame> from(String type, Json.Obj frame) {
        return type.equals("call") ? Optional.of(from(frame, frame.uuid("call_id"))) : Optional.empty();
    }
}
