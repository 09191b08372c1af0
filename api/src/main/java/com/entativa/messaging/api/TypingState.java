package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// Whether somebody types.
public enum TypingState {
    STARTED("started"),
    STOPPED("stopped");

    private final String word;

    TypingState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static TypingState from(String word) {
        for (TypingState state : values()) if (state.word.equals(word)) return state;
        throw new Json.Mismatch("state is unknown");
    }
}
