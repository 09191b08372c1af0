package com.entativa.messaging.web;

import com.entativa.messaging.web.check.ClientCheck;
import com.entativa.messaging.web.check.ConversationCheck;
import com.entativa.messaging.web.check.FileCheck;
import com.entativa.messaging.web.check.RecordCheck;
import com.entativa.messaging.web.check.Report;
import com.entativa.messaging.web.check.SealingCheck;
import com.entativa.messaging.web.check.SenderKeyCheck;
import com.entativa.messaging.web.check.SimulationCheck;
import com.entativa.messaging.web.check.StoreCheck;
import com.entativa.messaging.web.check.VectorCheck;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Uint8Array;

/// Whether the compiled protocol on this engine's primitives does what the JVM's does.
public final class SelfCheck {
    private SelfCheck() {}

    /// Holds a conversation and replays vector files, given as text; an empty text is left out.
    /// The answer is {@link Report}'s JSON.
    @JSExport
    public static String run(JsPrimitives noble, String primitives, String oneWay, String senderKeys) {
        NobleCrypto crypto = new NobleCrypto(noble);
        Report report = new Report();
        new ConversationCheck(crypto, crypto, report).run();
        VectorCheck vectors = new VectorCheck(crypto, crypto, report);
        if (!primitives.isEmpty()) vectors.primitives(primitives);
        if (!oneWay.isEmpty()) vectors.oneWay(oneWay);
        if (!senderKeys.isEmpty()) new SenderKeyCheck(crypto, crypto, report).run(senderKeys);
        return report.json().write();
    }

    /// The client core with its actor thread; a promise of {@link Report}'s JSON.
    @JSExport
    public static JSPromise<JSString> client(JsPrimitives noble) {
        return JSPromise.callAsync(() -> {
            NobleCrypto crypto = new NobleCrypto(noble);
            Report report = new Report();
            new ClientCheck(crypto, crypto, report).run();
            new FileCheck(crypto, crypto, report).run();
            new SealingCheck(crypto, crypto, report).run();
            new RecordCheck(report).run();
            return JSString.valueOf(report.json().write());
        });
    }

    /// Plays so many worlds of two people and of a group; {@link Report}'s JSON.
    @JSExport
    public static String simulate(JsPrimitives noble, int runs) {
        Report report = new Report();
        new SimulationCheck(new NobleCrypto(noble), report).run(runs);
        return report.json().write();
    }

    /// Commits and says so, until it is ended; see {@link StoreCheck}. The key is wiped.
    @JSExport
    public static JSPromise<JSNumber> write(
            JsPrimitives noble, JsRows rows, Uint8Array storeKey, int most, Committed committed) {
        return JSPromise.callAsync(() -> {
            check(noble, rows, storeKey).write(most, committed::count);
            return JSNumber.valueOf(most);
        });
    }

    /// How many commits are whole; a promise that is rejected when one is not. The key is wiped.
    @JSExport
    public static JSPromise<JSNumber> read(JsPrimitives noble, JsRows rows, Uint8Array storeKey) {
        return JSPromise.callAsync(
                () -> JSNumber.valueOf(check(noble, rows, storeKey).read()));
    }

    /// Hears each commit.
    @JSFunctor
    public interface Committed extends JSObject {
        void count(int commits);
    }

    private static StoreCheck check(JsPrimitives noble, JsRows rows, Uint8Array storeKey) {
        return new StoreCheck(BrowserStore.open(new NobleCrypto(noble), rows, storeKey));
    }
}
