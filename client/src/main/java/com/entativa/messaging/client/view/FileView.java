package com.entativa.messaging.client.view;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.message.PlainText;
import java.util.Locale;
import java.util.UUID;

/// A file of a message, before it is fetched. Nothing of where it lies or how it is opened.
public record FileView(UUID id, String kind, String type, String name, long size, Attachment.Look look) {
    static FileView of(Attachment attachment) {
        return new FileView(
                attachment.file().id(),
                Word.of(attachment.kind()),
                mediaType(attachment.label().mediaType()),
                PlainText.name(attachment.label().name()),
                attachment.file().size(),
                attachment.look());
    }

    /// Its sender's word, as far as it is one.
    private static String mediaType(String claimed) {
        boolean isOne = claimed.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '"' && c != ',' && c != ';')
                && claimed.indexOf('/') > 0;
        return isOne ? claimed.toLowerCase(Locale.ROOT) : "application/octet-stream";
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("id", id)
                .put("kind", kind)
                .put("type", type)
                .put("name", name)
                .put("size", size)
                .put("width", look.width())
                .put("height", look.height())
                .put("duration", look.durationMillis())
                .put("waveform", bytes(look.waveform()))
                .put("thumbnail", bytes(look.thumbnail()))
                .object();
    }

    private static byte[] bytes(Octets octets) {
        return octets.toArray();
    }
}
