package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// Where a call stands.
public enum CallState {
    RINGING("ringing"),
    ACTIVE("active"),
    COMPLETED("completed"),
    MISSED("missed"),
    DECLINED("declined"),
    BUSY("busy"),
    /// Neither side was heard of any more.
    FAILED("failed"),
    /// `ACTIVE`, as the callee's other devices are told.
    ANSWERED_ELSEWHERE("answered_elsewhere");

    private final String word;

    CallState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public static CallState from(String word) {
        for (CallState state : values()) if (state.word.equals(word)) return state;
        throw new Json.Mismatch("state is unknown");
    }
}
