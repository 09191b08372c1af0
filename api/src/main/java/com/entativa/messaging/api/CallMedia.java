package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// What a call is to carry; said by its offer.
public enum CallMedia {
    UNSAID(0, ""),
    AUDIO(1, "audio"),
    VIDEO(2, "video");

    private final int code;
    private final String word;

    CallMedia(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /// As mailboxes keep it; never used again for another.
    public int code() {
        return code;
    }

    public static CallMedia of(int code) {
        for (CallMedia media : values()) if (media.code == code) return media;
        throw new IllegalStateException("no media has the code " + code);
    }

    public String word() {
        return word;
    }

    public static CallMedia from(String word) {
        for (CallMedia media : values()) if (media.word.equals(word)) return media;
        throw new Json.Mismatch("media is unknown");
    }

    static CallMedia of(Json.Obj object) {
        return object.has("media") ? from(object.text("media")) : UNSAID;
    }
}
