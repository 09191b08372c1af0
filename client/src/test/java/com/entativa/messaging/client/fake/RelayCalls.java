package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallLogEntry;
import com.entativa.messaging.api.CallState;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.platform.Http.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The operations of calls: an offer rings, the first answer wins, all devices of both sides are told.
public final class RelayCalls {
    private final FakeRelay relay;
    private final ManualClock clock;
    private final Map<UUID, Session> calls = new LinkedHashMap<>();

    /// Signals that were let in.
    public final List<CallFrame> seen = new ArrayList<>();

    private record Session(CallFrame offer, DeviceAddress caller, CallState state, CallLogEntry.Times times, int by) {
        Session now(CallState changed, CallLogEntry.Times when, int answeredBy) {
            return new Session(offer, caller, changed, when, answeredBy);
        }

        boolean isOpen() {
            return state == CallState.RINGING || state == CallState.ACTIVE;
        }
    }

    RelayCalls(FakeRelay relay, ManualClock clock) {
        this.relay = relay;
        this.clock = clock;
    }

    Reply answer(RelayDevice caller, String method, String[] parts, Json.Obj body) {
        if (parts.length == 1) return log(caller);
        UUID id = UUID.fromString(parts[1]);
        if (method.equals("GET")) {
            Session known = calls.get(id);
            return known == null ? Replies.problem(ErrorCode.NOT_FOUND) : Replies.json(200, entry(caller, known));
        }
        return signal(caller, CallFrame.from(body, id));
    }

    private Reply log(RelayDevice caller) {
        List<Json> own = calls.values().stream()
                .filter(call -> members(call.offer).contains(caller.address.userId()))
                .map(call -> (Json) entry(caller, call))
                .toList();
        return Replies.json(200, Json.build().put("calls", own, each -> each).put("more", false));
    }

    private Reply signal(RelayDevice from, CallFrame frame) {
        Session call = calls.get(frame.callId());
        if (frame.kind() == CallKind.OFFER) return offer(from, frame);
        if (call == null) return Replies.problem(ErrorCode.NOT_FOUND);
        if (!call.isOpen()) return Replies.problem(ErrorCode.CALL_OVER);
        boolean isCaller = from.address.equals(call.caller);
        boolean isOut = call.state == CallState.ACTIVE && !isCaller && from.address.deviceId() != call.by;
        if (isOut) return Replies.problem(ErrorCode.CALL_TAKEN);
        seen.add(frame);
        Session next = moved(call, from, frame.kind());
        calls.put(frame.callId(), next);
        deliver(from, frame);
        if (next.state != call.state) tell(next, from.address);
        return Replies.json(200, entry(from, next));
    }

    private Reply offer(RelayDevice from, CallFrame frame) {
        if (isRefused(frame)) return Replies.problem(ErrorCode.NOT_ACCEPTED);
        DeviceDifference difference = difference(from, frame);
        if (!difference.isEmpty()) return Replies.problem(Problem.devicesDiffer(difference));
        seen.add(frame);
        Session call =
                new Session(frame, from.address, CallState.RINGING, new CallLogEntry.Times(clock.nowMillis(), 0, 0), 0);
        calls.put(frame.callId(), call);
        deliver(from, frame);
        tell(call, from.address);
        return Replies.json(200, entry(from, call));
    }

    private DeviceDifference difference(RelayDevice from, CallFrame frame) {
        List<DeviceAddress> missing = new ArrayList<>();
        List<DeviceAddress> given = frame.envelopes().stream().map(Envelope::to).toList();
        for (UUID member : members(frame)) {
            if (member.equals(from.address.userId())) continue;
            for (RelayDevice device : relay.user(member).devices.values()) {
                if (device.isActive() && !given.contains(device.address)) missing.add(device.address);
            }
        }
        return new DeviceDifference(missing, List.of(), List.of());
    }

    private Session moved(Session call, RelayDevice from, CallKind kind) {
        long now = clock.nowMillis();
        CallLogEntry.Times before = call.times;
        CallLogEntry.Times over = new CallLogEntry.Times(before.startedMillis(), before.answeredMillis(), now);
        boolean isCaller = from.address.equals(call.caller);
        return switch (kind) {
            case OFFER, ICE -> call;
            case ANSWER ->
                call.now(
                        CallState.ACTIVE,
                        new CallLogEntry.Times(before.startedMillis(), now, 0),
                        from.address.deviceId());
            case DECLINE -> call.now(CallState.DECLINED, over, 0);
            case BUSY -> call.now(CallState.BUSY, over, 0);
            case HANGUP ->
                call.now(
                        call.state == CallState.ACTIVE
                                ? CallState.COMPLETED
                                : isCaller ? CallState.MISSED : CallState.DECLINED,
                        over,
                        call.by);
        };
    }

    private void deliver(RelayDevice from, CallFrame frame) {
        for (Envelope envelope : frame.envelopes()) {
            Delivery delivery = new Delivery(
                    relay.freshId(), frame.conversationId(), from.address, envelope.content(), clock.nowMillis());
            relay.device(envelope.to())
                    .put(
                            delivery.messageId(),
                            new MailFrame.Call(delivery, frame.callId(), frame.kind(), frame.media()));
        }
    }

    private void tell(Session call, DeviceAddress by) {
        LiveFrame.CallChanged frame = new LiveFrame.CallChanged(
                call.offer.callId(), call.offer.conversationId(), call.state, by, clock.nowMillis());
        for (UUID member : members(call.offer)) {
            for (RelayDevice device : relay.user(member).devices.values())
                relay.tell(device, frame.seenBy(device.address));
        }
    }

    private boolean isRefused(CallFrame frame) {
        Conversation conversation = relay.conversations.get(frame.conversationId());
        return conversation != null && relay.isRefused(conversation);
    }

    private List<UUID> members(CallFrame frame) {
        Conversation conversation = relay.conversations.get(frame.conversationId());
        if (conversation == null) throw new AssertionError("a call nowhere");
        return conversation.participantIds();
    }

    private static Json.Obj entry(RelayDevice caller, Session call) {
        return new CallLogEntry(
                        call.offer.callId(),
                        call.offer.conversationId(),
                        caller.address.userId().equals(call.caller.userId()),
                        call.offer.media(),
                        call.state,
                        call.times,
                        call.by)
                .toJson();
    }
}
