package com.entativa.messaging.web.bridge;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.typedarrays.Uint8Array;

/// The same bytes seen from either language: views, nothing is copied.
public final class JsBytes {
    private JsBytes() {}

    @JSBody(params = "bytes", script = "return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);")
    public static native Uint8Array js(@JSByRef(optional = true) byte[] bytes);

    @JSBody(params = "bytes", script = "return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);")
    @JSByRef(optional = true)
    public static native byte[] java(Uint8Array bytes);
}
