package com.entativa.messaging.client.relay;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallLogEntry;
import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;

/// The relay's operations for calls. Blocking.
public final class Signalling {
    private static final String PATH = "/calls";
    private final Relay relay;

    Signalling(Relay relay) {
        this.relay = relay;
    }

    /// As a browser's `RTCIceServer` takes it.
    public record IceServer(List<String> urls, String username, String credential) {
        @Override
        public String toString() {
            return "IceServer" + urls;
        }
    }

    /// How the call stands after it.
    public Answer<CallLogEntry> signal(CallFrame frame) {
        String path = PATH + "/" + frame.callId() + "/signal";
        return relay.call("POST", path, frame.toJson().write(), CallLogEntry::from);
    }

    public Answer<CallLogEntry> find(UUID callId) {
        return relay.call("GET", PATH + "/" + callId, "", CallLogEntry::from);
    }

    /// The newest of this account's calls.
    public Answer<List<CallLogEntry>> log() {
        return relay.call("GET", PATH, "", body -> body.list("calls", CallLogEntry::from));
    }

    public Answer<IceServer> turn() {
        return relay.call(
                "GET",
                PATH + "/turn",
                "",
                body -> new IceServer(
                        body.list("urls", Signalling::text), body.text("username"), body.text("credential")));
    }

    private static String text(Json json) {
        if (json instanceof Json.Text(String value)) return value;
        throw new Json.Mismatch("url is no text");
    }
}
