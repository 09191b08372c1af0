package com.entativa.messaging.client.call;

import com.entativa.messaging.client.content.Aside.Media;
import java.util.UUID;

/// A call as this device has it. `sinceMillis`: of its state.
/// ```
///   start ──▶ Ringing ──answered──▶ Connecting ──media flows──▶ Connected
///   offer ──▶    │ └── accepted ──────▲   │                         │
///                └────────────────────────┴──────▶ Ended ◀──────────┘
/// ```
public record Call(UUID id, With with, Media media, boolean outgoing, State state, long sinceMillis) {

    public record With(UUID conversationId, UUID userId) {}

    public sealed interface State {
        enum Ringing implements State {
            RINGING
        }

        enum Connecting implements State {
            CONNECTING
        }

        enum Connected implements State {
            CONNECTED
        }

        record Ended(End end) implements State {}
    }

    public enum End {
        HUNG_UP,
        DECLINED,
        /// Nobody answered in time, or the caller gave up before.
        MISSED,
        BUSY,
        /// Another device of ours answered, or declined.
        ELSEWHERE,
        /// The relay lost sight of a side, or refused the call; or it was not the one the fingerprint named.
        FAILED
    }

    public boolean isOver() {
        return state instanceof State.Ended;
    }

    Call now(State changed, long millis) {
        return new Call(id, with, media, outgoing, changed, millis);
    }
}
