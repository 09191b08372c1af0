package com.entativa.messaging.web.file;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Uint8Array;

/// What `src/main/js/media.js` hands in: requests about blobs, to the relay this page came from.
public interface JsMedia extends JSObject {
    /// `headers`: names and values by turns. Resolves to null when there is no answer.
    JSPromise<@Nullable JsAnswer> call(String method, String path, String[] headers, @Nullable JSObject body);

    interface JsAnswer extends JSObject {
        @JSProperty
        int getStatus();

        /// Of every answer but a file.
        @JSProperty
        String getText();

        @JSProperty
        String getRetryAfter();

        @JSProperty
        String getUploadOffset();

        /// The file, piece by piece; null at its end. Rejects when it is cut.
        JSPromise<@Nullable Uint8Array> read();
    }
}
