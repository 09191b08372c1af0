package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.UUID;

/// A call as one of its sides sees it. Times are 0 for what has not happened; `answeredBy` is the callee's device, 0
/// when none answered.
public record CallLogEntry(
        UUID callId,
        UUID conversationId,
        boolean outgoing,
        CallMedia media,
        CallState state,
        Times times,
        int answeredBy) {
    public record Times(long startedMillis, long answeredMillis, long endedMillis) {}

    public static CallLogEntry from(Json json) {
        Json.Obj object = Json.object(json);
        return new CallLogEntry(
                object.uuid("call_id"),
                object.uuid("conversation_id"),
                object.text("direction").equals("outgoing"),
                CallMedia.of(object),
                CallState.from(object.text("state")),
                new Times(object.integer("started_at"), time(object, "answered_at"), time(object, "ended_at")),
                object.has("answered_device_id") ? Ints.positive(object, "answered_device_id") : 0);
    }

    public Json.Obj toJson() {
        Json.Builder json = Json.build()
                .put("call_id", callId)
                .put("conversation_id", conversationId)
                .put("direction", outgoing ? "outgoing" : "incoming")
                .put("media", media.word())
                .put("state", state.word())
                .put("started_at", times.startedMillis());
        if (times.answeredMillis() > 0) json.put("answered_at", times.answeredMillis());
        if (answeredBy > 0) json.put("answered_device_id", answeredBy);
        if (times.endedMillis() > 0) json.put("ended_at", times.endedMillis());
        return json.object();
    }

    private static long time(Json.Obj object, String name) {
        return object.has(name) ? object.integer(name) : 0;
    }
}
