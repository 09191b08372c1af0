package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// What a signal of a call is, as far as the relay must know; what it says is sealed.
public enum CallKind {
    OFFER(0, "offer"),
    ANSWER(1, "answer"),
    /// A candidate, a renegotiation, or with no envelopes the sign that the call is alive.
    ICE(2, "ice"),
    HANGUP(3, "hangup"),
    BUSY(4, "busy"),
    DECLINE(5, "decline");

    private final int code;
    private final String word;

    CallKind(int code, String word) {
        this.code = code;
        this.word = word;
    }

    /// As mailboxes keep it; never used again for another.
    public int code() {
        return code;
    }

    public static CallKind of(int code) {
        for (CallKind kind : values()) if (kind.code == code) return kind;
        throw new IllegalStateException("no kind has the code " + code);
    }

    public String word() {
        return word;
    }

    public static CallKind from(String word) {
        for (CallKind kind : values()) if (kind.word.equals(word)) return kind;
        throw new Json.Mismatch("kind is unknown");
    }
}
