package com.entativa.messaging.client.call;

import com.entativa.messaging.api.CallLogEntry;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.CallState;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Aside.Media;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.inbox.Received;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.CallEnd;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The lines of calls in the conversations: the same on every device, since all are made of what the relay has of the
/// call, under the call's own id. C-A-5
final class CallLog {
    private final Profile profile;
    private final Events events;

    CallLog(Profile profile, Events events) {
        this.profile = profile;
        this.events = events;
    }

    /// Everything that waited is here: what ended while this device was away is written too.
    void catchUp() {
        if (profile.relay().signalling().log() instanceof Answer.Ok<List<CallLogEntry>>(List<CallLogEntry> calls)) {
            write(calls);
        }
    }

    /// A call ended. Without an answer the next {@link #catchUp} writes it.
    void ended(UUID callId) {
        if (profile.relay().signalling().find(callId) instanceof Answer.Ok<CallLogEntry>(CallLogEntry call)) {
            write(List.of(call));
        }
    }

    private void write(List<CallLogEntry> calls) {
        Timeline.commit(profile, events::emit, work -> {
            Conversations known = new Conversations(work.rows());
            for (CallLogEntry call : calls) {
                boolean isNew = !new Received(work.rows()).has(call.callId());
                if (isNew && known.isDirect(call.conversationId())) {
                    line(known, call).ifPresent(line -> put(work, line));
                }
            }
            return true;
        });
    }

    /// Once: a line that was deleted does not come again.
    private void put(Work work, Message line) {
        new Received(work.rows()).add(line.id(), profile.nowMillis());
        work.timeline().put(line);
        new CallPages(work.rows()).add(line);
    }

    private Optional<Message> line(Conversations known, CallLogEntry call) {
        UUID self = profile.self().userId();
        UUID caller = call.outgoing()
                ? self
                : known.other(call.conversationId(), self).orElse(self);
        return end(call.state()).map(end -> {
            long answered = call.times().answeredMillis();
            long duration = answered == 0 ? 0 : Math.max(0, call.times().endedMillis() - answered);
            Media media = call.media() == CallMedia.VIDEO ? Media.VIDEO : Media.AUDIO;
            Line line = new Line.Call(Signal.number(call.callId()), media, end, duration);
            return new Message(
                    call.callId(), call.conversationId(), caller, call.times().startedMillis(), line);
        });
    }

    /// Empty while it goes on.
    private static Optional<CallEnd> end(CallState state) {
        return switch (state) {
            case RINGING, ACTIVE, ANSWERED_ELSEWHERE -> Optional.empty();
            case COMPLETED -> Optional.of(CallEnd.ANSWERED);
            case MISSED, BUSY -> Optional.of(CallEnd.MISSED);
            case DECLINED -> Optional.of(CallEnd.DECLINED);
            case FAILED -> Optional.of(CallEnd.FAILED);
        };
    }
}
