package com.entativa.messaging.client.relay;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.json.Json;

/// The relay's operations by which a linked device takes a new one into its account. Blocking.
public final class ProvisioningCalls {
    private static final String PATH = "/provisioning";

    /// Below the time in which a call must be answered.
    private static final int WAIT_SECONDS = 15;

    private final Relay relay;

    ProvisioningCalls(Relay relay) {
        this.relay = relay;
    }

    public record Mailbox(String address, String fetchToken, long expiresAtMillis) {
        @Override
        public String toString() {
            return "Mailbox[until " + expiresAtMillis + "]";
        }
    }

    /// What a mailbox holds for its owner.
    public sealed interface Fetched {
        enum Nothing implements Fetched {
            NOTHING
        }

        @SuppressWarnings("ArrayRecordComponent")
        record Parcel(byte[] blob, AuthSession session) implements Fetched {}
    }

    /// By the new device.
    public Answer<Mailbox> open(byte[] ephemeralKey) {
        return relay.mailbox(
                "POST",
                PATH,
                "",
                Json.build().put("ephemeral_key", ephemeralKey).object().write(),
                body -> new Mailbox(body.text("address"), body.text("fetch_token"), body.integer("expires_at")));
    }

    /// Waits some seconds for it; empty when nothing was said yet.
    public Answer<byte[]> greeting(Mailbox mailbox) {
        String path = PATH + "/" + mailbox.address() + "/greeting?wait=" + WAIT_SECONDS;
        return relay.mailbox("GET", path, mailbox.fetchToken(), "", ProvisioningCalls::words);
    }

    public Answer<Boolean> answer(Mailbox mailbox, byte[] words) {
        String path = PATH + "/" + mailbox.address() + "/answer";
        return relay.mailbox(
                "PUT", path, mailbox.fetchToken(), said(words).object().write(), _ -> true);
    }

    /// Waits some seconds. From then on calls are made by the log-in that came with it.
    public Answer<Fetched> fetch(Mailbox mailbox) {
        String path = PATH + "/" + mailbox.address() + "?wait=" + WAIT_SECONDS;
        Answer<Fetched> answer = relay.mailbox("GET", path, mailbox.fetchToken(), "", ProvisioningCalls::fetched);
        if (answer instanceof Answer.Ok<Fetched>(Fetched.Parcel parcel)) relay.admit(parcel.session());
        return answer;
    }

    private static Fetched fetched(Json.Obj body) {
        if (!body.has("blob")) return Fetched.Nothing.NOTHING;
        return new Fetched.Parcel(body.base64("blob"), AuthSession.from(body.object("session")));
    }

    /// By a linked device, to the mailbox of a code it has seen.
    public Answer<Boolean> greet(String address, byte[] ephemeralKey, byte[] words) {
        Json.Builder body = said(words).put("ephemeral_key", ephemeralKey);
        return relay.done(
                "PUT", PATH + "/" + address + "/greeting", body.object().write());
    }

    /// Empty when the new device has not answered yet.
    public Answer<byte[]> answerTo(String address) {
        return relay.call("GET", PATH + "/" + address + "/answer", "", ProvisioningCalls::words);
    }

    /// The number of the device that it makes.
    public Answer<Integer> fill(String address, byte[] ephemeralKey, byte[] blob) {
        Json.Builder body = Json.build().put("ephemeral_key", ephemeralKey).put("blob", blob);
        return relay.call(
                "PUT", PATH + "/" + address, body.object().write(), made -> Math.toIntExact(made.integer("device_id")));
    }

    private static Json.Builder said(byte[] words) {
        return Json.build().put("words", words);
    }

    private static byte[] words(Json.Obj body) {
        return body.has("words") ? body.base64("words") : new byte[0];
    }
}
