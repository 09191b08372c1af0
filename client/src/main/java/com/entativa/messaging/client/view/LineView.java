package com.entativa.messaging.client.view;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.message.Message.Reach;
import java.util.List;
import java.util.UUID;

/// A line of a conversation as it is shown.
public record LineView(
        UUID id, UUID conversationId, Author author, long atMillis, BodyView body, List<QuoteView> quote, Fate fate) {

    public record Author(UUID userId, String name, boolean isSelf) {}

    /// What a reply answers: at most one.
    public record QuoteView(UUID lineId, String authorName, boolean isOwn, String text) {
        Json.Obj toJson() {
            return Json.build()
                    .put("line_id", lineId)
                    .put("author_name", authorName)
                    .put("mine", isOwn)
                    .put("text", text)
                    .object();
        }
    }

    /// `by`: who, ourselves first.
    public record ReactionView(String emoji, List<UUID> by, boolean isOurs) {
        Json.Obj toJson() {
            return Json.build()
                    .put("emoji", emoji)
                    .put("by", by, id -> new Json.Text(id.toString()))
                    .put("mine", isOurs)
                    .object();
        }
    }

    /// What has become of it. `state` is empty on other people's lines; times are 0 where there is none.
    public record Fate(
            String state,
            Reach reach,
            boolean isEdited,
            long editableUntilMillis,
            long expiresAtMillis,
            int expiresAfterSeconds,
            List<ReactionView> reactions) {
        static final Fate NONE = new Fate("", Reach.NONE, false, 0, 0, 0, List.of());
    }

    public Json.Obj toJson() {
        Json.Builder json = Json.build()
                .put("id", id)
                .put("conversation_id", conversationId)
                .put("author", author.userId())
                .put("author_name", author.name())
                .put("mine", author.isSelf())
                .put("at", atMillis)
                .put("body", body.toJson())
                .put("reactions", fate.reactions(), ReactionView::toJson)
                .put("edited", fate.isEdited())
                .put("editable_until", fate.editableUntilMillis())
                .put("delivered_to", fate.reach().delivered())
                .put("read_by", fate.reach().read())
                .put("expires_at", fate.expiresAtMillis())
                .put("expires_after", fate.expiresAfterSeconds());
        for (QuoteView each : quote) json.put("quote", each.toJson());
        return fate.state().isEmpty()
                ? json.object()
                : json.put("state", fate.state()).object();
    }
}
