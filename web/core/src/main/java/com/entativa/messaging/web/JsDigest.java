package com.entativa.messaging.web;

import org.teavm.jso.JSObject;
import org.teavm.jso.typedarrays.Uint8Array;

/// Noble's hash in the making.
interface JsDigest extends JSObject {
    void update(Uint8Array bytes);

    Uint8Array digest();
}
