package com.entativa.messaging.web.file;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.typedarrays.Uint8Array;

/// What `src/main/js/files.js` hands in: the files of this tab and the others, as the browser's Blobs, which it keeps
/// where it likes and out of this worker's memory.
public interface JsFiles extends JSObject {
    /// What a page offered, or what was fetched; null when it is not there any more.
    @Nullable
    JsBlob find(String handle);

    void keep(String handle, JsBlob blob, String mediaType);

    JsBlob empty();

    /// A small picture of an image; null when it is none that this browser can draw.
    JSPromise<@Nullable JsPicture> picture(Uint8Array image, int mostOfASide);

    /// Immutable.
    interface JsBlob extends JSObject {
        @JSProperty
        double getSize();

        JSPromise<Uint8Array> read(double at, double most);

        JsBlob and(Uint8Array bytes);
    }

    interface JsPicture extends JSObject {
        @JSProperty
        int getWidth();

        @JSProperty
        int getHeight();

        @JSProperty
        Uint8Array getRgba();
    }
}
