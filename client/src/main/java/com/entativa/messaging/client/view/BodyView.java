package com.entativa.messaging.client.view;

import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;

/// What stands on a line.
public sealed interface BodyView {
    String kind();

    /// The first words, for a preview; empty where there are none.
    default String words() {
        return "";
    }

    /// Puts its fields beside `kind`.
    default Json.Builder into(Json.Builder json) {
        return json;
    }

    default Json.Obj toJson() {
        return into(Json.build().put("kind", kind())).object();
    }

    private static String words(List<PartView> parts) {
        StringBuilder words = new StringBuilder();
        for (PartView part : parts) words.append(part.text());
        return words.toString();
    }

    record Text(List<PartView> parts) implements BodyView {
        @Override
        public String kind() {
            return "text";
        }

        @Override
        public String words() {
            return BodyView.words(parts);
        }

        @Override
        public Json.Builder into(Json.Builder json) {
            return json.put("parts", parts, PartView::toJson);
        }

        @Override
        public String toString() {
            return "Text[" + parts.size() + " parts]";
        }
    }

    record Files(List<FileView> files, List<PartView> parts) implements BodyView {
        @Override
        public String kind() {
            return "files";
        }

        @Override
        public String words() {
            return BodyView.words(parts);
        }

        @Override
        public Json.Builder into(Json.Builder json) {
            return json.put("files", files, FileView::toJson).put("parts", parts, PartView::toJson);
        }

        @Override
        public String toString() {
            return "Files[" + files.size() + "]";
        }
    }

    record Card(UUID userId, String username, String name) implements BodyView {
        @Override
        public String kind() {
            return "card";
        }

        @Override
        public String words() {
            return name;
        }

        @Override
        public Json.Builder into(Json.Builder json) {
            return json.put("user_id", userId).put("username", username).put("name", name);
        }
    }

    /// `reason`: a word of {@link com.entativa.messaging.client.content.Unreadable}. `healing`: it was asked for again.
    record Unreadable(String reason, boolean healing) implements BodyView {
        @Override
        public String kind() {
            return "unreadable";
        }

        @Override
        public Json.Builder into(Json.Builder json) {
            return json.put("reason", reason).put("healing", healing);
        }
    }

    record Timer(int seconds) implements BodyView {
        @Override
        public String kind() {
            return "timer";
        }

        @Override
        public Json.Builder into(Json.Builder json) {
            return json.put("seconds", seconds);
        }
    }

    record Call(long callId, String media, String end, long durationMillis) implements BodyView {
        @Override
        public String kind() {
            return "call";
        }

        @Override
        public Json.Builder into(Json.Builder json) {
            return json.put("call_id", Long.toString(callId))
                    .put("media", media)
                    .put("end", end)
                    .put("duration", durationMillis);
        }
    }

    /// Something done to the group. `names`: the people it was done to, or the new name.
    record Group(String change, List<String> names) implements BodyView {
        @Override
        public String kind() {
            return "group";
        }

        @Override
        public Json.Builder into(Json.Builder json) {
            return json.put("change", change).put("names", names, Json.Text::new);
        }

        @Override
        public String toString() {
            return "Group[" + change + "]";
        }
    }

    /// Lines that say all by being there.
    enum Bare implements BodyView {
        DELETED,
        UNKNOWN,
        IDENTITY_CHANGED;

        @Override
        public String kind() {
            return Word.of(this);
        }
    }
}
