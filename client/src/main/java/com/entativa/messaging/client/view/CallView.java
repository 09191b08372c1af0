package com.entativa.messaging.client.view;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.call.Call;

/// A call as it is drawn: `Call` of view.d.ts.
public record CallView(Call call, PersonView person) {
    public static CallView of(Call call, People people) {
        return new CallView(call, people.find(call.with().userId()));
    }

    public Json.Obj toJson() {
        Json.Builder json = Json.build()
                .put("call_id", call.id())
                .put("conversation_id", call.with().conversationId())
                .put("person", person.toJson())
                .put("media", Word.of(call.media()))
                .put("outgoing", call.outgoing())
                .put("state", state())
                .put("since", call.sinceMillis());
        return call.state() instanceof Call.State.Ended(Call.End end)
                ? json.put("end", Word.of(end)).object()
                : json.object();
    }

    private String state() {
        return switch (call.state()) {
            case Call.State.Ringing _ -> "ringing";
            case Call.State.Connecting _ -> "connecting";
            case Call.State.Connected _ -> "connected";
            case Call.State.Ended _ -> "ended";
        };
    }
}
