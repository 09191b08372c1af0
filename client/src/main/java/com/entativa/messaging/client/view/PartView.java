package com.entativa.messaging.client.view;

import com.entativa.messaging.api.json.Json;
import java.util.UUID;

/// A stretch of a text. A link leads where its text says: nobody can hide another target behind it.
public sealed interface PartView {
    String text();

    Json.Obj toJson();

    record Plain(String text) implements PartView {
        @Override
        public Json.Obj toJson() {
            return part("plain", text).object();
        }
    }

    record Link(String text, String href) implements PartView {
        @Override
        public Json.Obj toJson() {
            return part("link", text).put("href", href).object();
        }
    }

    record Mention(String text, UUID userId) implements PartView {
        @Override
        public Json.Obj toJson() {
            return part("mention", text).put("user_id", userId).object();
        }
    }

    private static Json.Builder part(String kind, String text) {
        return Json.build().put("kind", kind).put("text", text);
    }
}
