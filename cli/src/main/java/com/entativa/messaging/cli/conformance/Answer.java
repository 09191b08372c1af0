package com.entativa.messaging.cli.conformance;

import com.entativa.messaging.api.json.Json;

/// The two shapes of a reply.
final class Answer {
    private Answer() {}

    /// The op's own fields follow.
    static Json.Builder ok() {
        return Json.build().put("ok", true);
    }

    /// `text` is for people and never holds what the caller sent.
    static Json.Obj refused(ErrorCode code, String text) {
        return Json.build()
                .put("ok", false)
                .put("error", code.word())
                .put("text", text)
                .object();
    }
}
