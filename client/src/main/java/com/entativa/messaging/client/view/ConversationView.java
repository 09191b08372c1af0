package com.entativa.messaging.client.view;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.conversation.Chat;
import java.util.List;

/// A row of a list and the head of a chat. `place`: where it lies on its shelf; empty when it is on none. `person`:
/// the
/// other one of a direct conversation. `newest`: its last line, if there is one.
public record ConversationView(
        Chat chat,
        Kind kind,
        String title,
        String place,
        List<PersonView> person,
        Standing standing,
        List<LineView> newest) {
    public enum Kind {
        DIRECT,
        GROUP
    }

    public record Standing(int members, boolean isWritable, boolean hasPicture) {}

    private static final int PREVIEW_CHARACTERS = 200;

    public Json.Obj toJson() {
        Json.Builder json = Json.build()
                .put("id", chat.conversationId())
                .put("kind", Word.of(kind))
                .put("title", title)
                .put("place", place)
                .put("members", standing.members())
                .put("has_picture", standing.hasPicture())
                .put("at", chat.tally().lastAtMillis())
                .put("unread", chat.tally().unread())
                .put("muted_until", chat.choices().mutedUntilMillis())
                .put("pinned", chat.choices().pinned())
                .put("archived", chat.choices().archived())
                .put("standing", Word.of(chat.choices().standing()))
                .put("writable", standing.isWritable())
                .put("draft", chat.draft())
                .put("timer", chat.timer().seconds());
        if (!place.isEmpty()) json.put("shelf", shelf());
        for (PersonView each : person) json.put("person", each.toJson());
        for (LineView line : newest) json.put("preview", preview(line));
        return json.object();
    }

    private String shelf() {
        return switch (place.charAt(0)) {
            case 'p' -> "pinned";
            case 'a' -> "archived";
            case 'r' -> "requests";
            default -> "list";
        };
    }

    private static Json.Obj preview(LineView line) {
        String words = line.body().words();
        Json.Builder json = Json.build()
                .put("line_id", line.id())
                .put("mine", line.author().isSelf())
                .put("author_name", line.author().name())
                .put("kind", line.body().kind())
                .put("text", words.length() > PREVIEW_CHARACTERS ? cut(words) : words)
                .put("at", line.atMillis());
        String state = line.fate().state();
        return state.isEmpty() ? json.object() : json.put("state", state).object();
    }

    /// Never through a pair of surrogates.
    private static String cut(String words) {
        int end = Character.isHighSurrogate(words.charAt(PREVIEW_CHARACTERS - 1))
                ? PREVIEW_CHARACTERS - 1
                : PREVIEW_CHARACTERS;
        return words.substring(0, end) + "…";
    }
}
