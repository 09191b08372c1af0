package com.entativa.messaging.web.bridge;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.Async;
import org.teavm.interop.AsyncCallback;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/// A promise of JavaScript's, waited for by a thread of Java's: never under a callback.
public final class Awaited {
    private Awaited() {}

    /// Throws an `IllegalStateException` with the rejection's message.
    @Async
    public static native <T extends @Nullable JSObject> T of(JSPromise<T> promise);

    private static <T extends @Nullable JSObject> void of(JSPromise<T> promise, AsyncCallback<T> callback) {
        hook(promise, callback::complete, message -> callback.error(new IllegalStateException(message)));
    }

    @JSFunctor
    private interface Resolved<T extends @Nullable JSObject> extends JSObject {
        void with(T value);
    }

    @JSFunctor
    private interface Rejected extends JSObject {
        void with(String message);
    }

    @JSBody(
            params = {"promise", "resolved", "rejected"},
            script = "promise.then(resolved, function(e) { rejected(String(e && e.message || e)); });")
    private static native <T extends @Nullable JSObject> void hook(
            JSPromise<T> promise, Resolved<T> resolved, Rejected rejected);
}
