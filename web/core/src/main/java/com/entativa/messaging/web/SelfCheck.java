package com.entativa.messaging.web;

import com.entativa.messaging.web.check.ClientCheck;
import com.entativa.messaging.web.check.ConversationCheck;
import com.entativa.messaging.web.check.FileCheck;
import com.entativa.messaging.web.check.Report;
import com.entativa.messaging.web.check.SenderKeyCheck;
import com.entativa.messaging.web.check.VectorCheck;
import org.teavm.jso.JSExport;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

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
            return JSString.valueOf(report.json().write());
        });
    }
}
