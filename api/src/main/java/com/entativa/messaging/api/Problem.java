package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// A problem document (RFC 9457). `detail` names fields, lengths and ids; never content, keys or tokens.
public record Problem(String code, int status, String detail, Json.Obj extensions) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(ErrorCode code, String detail) {
        return new Problem(code.code(), code.status(), detail, Json.build().object());
    }

    public static Problem devicesDiffer(DeviceDifference difference) {
        ErrorCode code = ErrorCode.DEVICES_DIFFER;
        Json.Obj lists = difference.into(Json.build()).object();
        return new Problem(code.code(), code.status(), "the devices differ from those that must get it", lists);
    }

    /// Unknown fields stay readable in `extensions`.
    public static Problem from(Json.Obj object) {
        return new Problem(object.text("code"), (int) object.integer("status"), object.text("detail"), object);
    }

    public boolean is(ErrorCode error) {
        return code.equals(error.code());
    }

    public Json.Obj toJson() {
        Json.Builder json = Json.build()
                .put("type", "about:blank")
                .put("title", code)
                .put("status", status)
                .put("code", code)
                .put("detail", detail);
        extensions.fields().forEach(json::put);
        return json.object();
    }
}
