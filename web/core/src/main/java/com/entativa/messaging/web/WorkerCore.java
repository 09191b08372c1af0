package com.entativa.messaging.web;

import com.entativa.messaging.client.door.Door;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.transfer.Ports;
import com.entativa.messaging.web.file.BrowserBlobs;
import com.entativa.messaging.web.file.BrowserFiles;
import com.entativa.messaging.web.file.JsFiles;
import com.entativa.messaging.web.file.JsMedia;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Uint8Array;

/// The core behind its door, as `src/main/js/profile.js` opens it: JSON in, JSON out.
public final class WorkerCore {
    private final Door door;
    private final Store store;

    private WorkerCore(Door door, Store store) {
        this.door = door;
        this.store = store;
    }

    /// Takes events. Called after the commit.
    @JSFunctor
    public interface JsSink extends JSObject {
        void tell(String event);
    }

    /// The key is wiped.
    @JSExport
    public static JSPromise<WorkerCore> open(JsPorts ports, JsRows rows, Uint8Array storeKey, JsSink sink) {
        return JSPromise.callAsync(() -> {
            NobleCrypto crypto = new NobleCrypto(ports.getPrimitives());
            Store store = BrowserStore.open(crypto, rows, storeKey);
            JsNetwork network = ports.getNetwork();
            Platform.Network relay = new Platform.Network(new FetchHttp(network), new BrowserSockets(network));
            Platform platform = new Platform(crypto, crypto, System::currentTimeMillis, relay, store);
            return new WorkerCore(new Door(platform, files(ports), sink::tell), store);
        });
    }

    private static Ports files(JsPorts ports) {
        JsFiles files = ports.getFiles();
        return new Ports(
                access -> new BrowserBlobs(ports.getMedia(), files, access),
                new BrowserFiles(files),
                WorkerCore::pause);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// What does not depend on the profile.
    public interface JsPorts extends JSObject {
        @JSProperty
        JsPrimitives getPrimitives();

        @JSProperty
        JsNetwork getNetwork();

        @JSProperty
        JsMedia getMedia();

        @JSProperty
        JsFiles getFiles();
    }

    /// Waits on a thread of its own.
    @JSExport
    public JSPromise<JSString> ask(String command) {
        return JSPromise.callAsync(() -> JSString.valueOf(door.ask(command)));
    }

    @JSExport
    public JSPromise<JSString> close() {
        return JSPromise.callAsync(() -> {
            door.close();
            store.close();
            return JSString.valueOf("closed");
        });
    }
}
