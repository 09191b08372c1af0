package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A message on its way to the relay: the body of `sendMessage` and the `message` frame a client sends.
/// The client makes the id (UUIDv7): it is the idempotency key. Envelopes that hold the very same array travel with it
/// once.
public record Submission(
        UUID messageId, UUID conversationId, Audience audience, List<Envelope> envelopes, Terms terms) {
    /// On standard terms.
    public Submission(UUID messageId, UUID conversationId, Audience audience, List<Envelope> envelopes) {
        this(messageId, conversationId, audience, envelopes, Terms.STANDARD);
    }

    /// Whom the envelopes must cover. `EVERYONE`: every active device of every member but the sending one, or 409.
    /// `LISTED`: just the devices named (receipts, retry requests, resends).
    public enum Audience {
        EVERYONE("everyone"),
        LISTED("listed");

        private final String word;

        Audience(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }

        static Audience from(Json.Obj object) {
            if (!object.has("audience")) return EVERYONE;
            String word = object.text("audience");
            for (Audience audience : values()) if (audience.word.equals(word)) return audience;
            throw new Json.Mismatch("audience is unknown");
        }
    }

    public static Submission from(Json.Obj object, UUID conversationId) {
        return new Submission(
                object.uuid("message_id"),
                conversationId,
                Audience.from(object),
                envelopes(object),
                Terms.from(object));
    }

    private static List<Envelope> envelopes(Json.Obj object) {
        if (!object.has("shared")) return object.list("envelopes", Envelope::from);
        List<Envelope> envelopes = new ArrayList<>(SharedContent.from(object.object("shared")));
        if (object.has("envelopes")) envelopes.addAll(object.list("envelopes", Envelope::from));
        return envelopes;
    }

    /// The frame; the HTTP body is the same without type and conversation, which the server ignores there.
    public Json.Obj toJson() {
        List<Envelope> shared = SharedContent.in(envelopes);
        List<Envelope> own = shared.isEmpty()
                ? envelopes
                : envelopes.stream()
                        .filter(envelope ->
                                envelope.content() != shared.getFirst().content())
                        .toList();
        Json.Builder json = Json.build()
                .put("type", "message")
                .put("message_id", messageId)
                .put("conversation_id", conversationId)
                .put("audience", audience.word())
                .put("envelopes", own, Envelope::toJson);
        if (!shared.isEmpty()) json.put("shared", SharedContent.toJson(shared));
        return terms.into(json).object();
    }
}
