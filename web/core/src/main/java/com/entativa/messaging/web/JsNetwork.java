package com.entativa.messaging.web;

import org.jspecify.annotations.Nullable;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/// What `src/main/js/network.js` hands in: the relay this page came from.
public interface JsNetwork extends JSObject {
    /// Resolves to null when there is no answer.
    JSPromise<@Nullable JsReply> call(String method, String path, String token, String body, String provisioningToken);

    void open(String path, String token, Opened opened, Received received, Ended ended);

    interface JsReply extends JSObject {
        @org.teavm.jso.JSProperty
        int getStatus();

        @org.teavm.jso.JSProperty
        String getBody();
    }

    interface JsSocket extends JSObject {
        void send(String frame);

        void close();
    }

    @JSFunctor
    interface Opened extends JSObject {
        void with(JsSocket socket);
    }

    @JSFunctor
    interface Received extends JSObject {
        void with(String frame);
    }

    /// `refused`: the status of the relay's refusal to open; 0 when there was none, and `code` holds.
    @JSFunctor
    interface Ended extends JSObject {
        void with(int code, int refused);
    }
}
