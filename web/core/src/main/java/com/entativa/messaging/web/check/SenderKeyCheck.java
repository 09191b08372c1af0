package com.entativa.messaging.web.check;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.senderkey.RemoteSenderKeys;
import com.entativa.messaging.protocol.senderkey.SenderKeyCipher;
import com.entativa.messaging.protocol.senderkey.SenderKeyCodec;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption;
import com.entativa.messaging.protocol.senderkey.SenderKeyDecryption.Reason;
import com.entativa.messaging.protocol.senderkey.SenderKeyDistribution;
import com.entativa.messaging.protocol.senderkey.SenderKeyEncryption;
import com.entativa.messaging.protocol.senderkey.SenderKeyName;
import com.entativa.messaging.protocol.senderkey.SenderKeyState;
import java.util.Arrays;
import java.util.List;

/// Replays the vectors of sender keys: what an independent reference sealed, and what it made wrong.
public final class SenderKeyCheck {
    private final SenderKeyCipher cipher;
    private final Report report;

    public SenderKeyCheck(Crypto crypto, Randomness randomness, Report report) {
        this.cipher = new SenderKeyCipher(crypto, randomness);
        this.report = report;
    }

    public void run(String text) {
        Json.Obj vectors = VectorCheck.parse(text);
        VectorCheck.each(vectors, "senders", this::sender);
        VectorCheck.each(vectors, "refused", this::refused);
    }

    private void sender(Json.Obj v) {
        SenderKeyState own = SenderKeyCodec.readState(Hex.bytes(v, "record"));
        RemoteSenderKeys keys = installed(v);
        for (Json.Obj message : v.list("messages", Json::object)) {
            byte[] plaintext = Hex.bytes(message, "plaintext");
            byte[] sealed = Hex.bytes(message, "message");
            SenderKeyEncryption encryption = cipher.encrypt(own, name(v), plaintext, own.sinceMillis());
            boolean made = encryption instanceof SenderKeyEncryption.Ok ok && Arrays.equals(ok.message(), sealed);
            report.check("sender key sealed", made);
            if (encryption instanceof SenderKeyEncryption.Ok ok) own = ok.next();
            SenderKeyDecryption decryption = cipher.decrypt(keys, name(v), sealed);
            boolean read = decryption instanceof SenderKeyDecryption.Ok ok && Arrays.equals(ok.plaintext(), plaintext);
            report.check("sender key read", read);
            if (decryption instanceof SenderKeyDecryption.Ok ok) keys = ok.next();
        }
    }

    private void refused(Json.Obj v) {
        RemoteSenderKeys keys = installed(v);
        List<byte[]> before = v.list("read_before", Hex::bytes);
        for (byte[] message : before) {
            if (cipher.decrypt(keys, name(v), message) instanceof SenderKeyDecryption.Ok ok) keys = ok.next();
        }
        SenderKeyDecryption expected = SenderKeyDecryption.rejected(Reason.valueOf(v.text("reason")));
        report.check(
                "sender key refused",
                cipher.decrypt(keys, name(v), Hex.bytes(v, "message")).equals(expected));
    }

    private static RemoteSenderKeys installed(Json.Obj v) {
        return RemoteSenderKeys.NONE.install(
                SenderKeyDistribution.parse(Hex.bytes(v, "distribution")).orElseThrow());
    }

    private static SenderKeyName name(Json.Obj v) {
        return SenderKeyName.of(Hex.bytes(v, "group"), Hex.bytes(v, "sender"));
    }
}
