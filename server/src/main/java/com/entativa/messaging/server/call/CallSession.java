package com.entativa.messaging.server.call;

import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallLogEntry;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.CallState;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import java.time.Duration;
import java.util.UUID;

/// Where one call stands, and what a signal makes of it (relay R-C).
///
/// ```
///  offer ─▶ RINGING ─ answer ─▶ ACTIVE ─ hangup ──▶ COMPLETED
///             │                    └──── 5 min silence ▶ FAILED
///             ├─ 60 s, hangup by the caller ─▶ MISSED
///             ├─ decline, hangup by the callee ▶ DECLINED
///             └─ busy ─────────────────────▶ BUSY
/// ```
///
/// `answeredBy` is the callee's device, 0 while none answered.
public record CallSession(
        Parties parties,
        UUID callId,
        UUID conversationId,
        CallMedia media,
        CallState state,
        Times times,
        int answeredBy) {
    /// After this nobody can answer any more.
    public static final Duration RINGS = Duration.ofSeconds(60);

    /// Both sides vanished when neither was heard of for so long; clients say that they are there once a minute.
    public static final Duration SILENT = Duration.ofMinutes(5);

    public record Parties(DeviceAddress caller, UUID callee) {}

    /// 0 for what has not happened.
    public record Times(long startedMillis, long answeredMillis, long endedMillis, long lastSignalMillis) {}

    /// What a signal comes to.
    public sealed interface Step {
        /// The call is `next` now, and the signal is passed on.
        record Move(CallSession next) implements Step {}

        /// The signal was seen before: it is answered with how the call stands, and nothing is passed on.
        record Again() implements Step {}

        record Refused(Why why) implements Step {}
    }

    public enum Why {
        /// This user has no part in it.
        NOT_FOUND,
        /// Another device of this user is in it.
        TAKEN,
        OVER,
        /// This side does not say that.
        OUT_OF_PLACE
    }

    public Step after(DeviceAddress by, CallKind kind, long now) {
        boolean calling = by.userId().equals(parties.caller().userId());
        if (!calling && !by.userId().equals(parties.callee())) return new Step.Refused(Why.NOT_FOUND);
        return switch (state) {
            case RINGING -> calling ? ringing(by, kind, now) : rung(by, kind, now);
            case ACTIVE, ANSWERED_ELSEWHERE -> active(by, kind, now);
            case COMPLETED, MISSED, DECLINED, BUSY, FAILED -> over(kind);
        };
    }

    /// As this user's log shows it.
    public CallLogEntry seenBy(UUID user) {
        return new CallLogEntry(
                callId,
                conversationId,
                user.equals(parties.caller().userId()),
                media,
                state,
                new CallLogEntry.Times(times.startedMillis(), times.answeredMillis(), times.endedMillis()),
                answeredBy);
    }

    public boolean isOver() {
        return times.endedMillis() > 0;
    }

    /// How it stands, for who asks again.
    public LiveFrame.CallChanged stands() {
        DeviceAddress last = answeredBy > 0 ? new DeviceAddress(parties.callee(), answeredBy) : parties.caller();
        return changedBy(last, times.lastSignalMillis());
    }

    LiveFrame.CallChanged changedBy(DeviceAddress device, long atMillis) {
        return new LiveFrame.CallChanged(callId, conversationId, state, device, atMillis);
    }

    /// By the caller's side.
    private Step ringing(DeviceAddress by, CallKind kind, long now) {
        if (!by.equals(parties.caller())) return new Step.Refused(Why.TAKEN);
        return switch (kind) {
            case OFFER -> new Step.Again();
            case ICE -> new Step.Move(heard(now));
            case HANGUP -> new Step.Move(ended(CallState.MISSED, now));
            case ANSWER, BUSY, DECLINE -> new Step.Refused(Why.OUT_OF_PLACE);
        };
    }

    /// By the callee's side.
    private Step rung(DeviceAddress by, CallKind kind, long now) {
        if (now - times.startedMillis() >= RINGS.toMillis()) return new Step.Refused(Why.OVER);
        return switch (kind) {
            case ANSWER -> new Step.Move(answered(by.deviceId(), now));
            case ICE -> new Step.Move(heard(now));
            case DECLINE, HANGUP -> new Step.Move(ended(CallState.DECLINED, now));
            case BUSY -> new Step.Move(ended(CallState.BUSY, now));
            case OFFER -> new Step.Refused(Why.OUT_OF_PLACE);
        };
    }

    private Step active(DeviceAddress by, CallKind kind, long now) {
        DeviceAddress answerer = new DeviceAddress(parties.callee(), answeredBy);
        if (!by.equals(parties.caller()) && !by.equals(answerer)) return new Step.Refused(Why.TAKEN);
        return switch (kind) {
            case OFFER -> by.equals(answerer) ? new Step.Refused(Why.OUT_OF_PLACE) : new Step.Again();
            case ANSWER -> by.equals(answerer) ? new Step.Again() : new Step.Refused(Why.OUT_OF_PLACE);
            case ICE -> new Step.Move(heard(now));
            case HANGUP -> new Step.Move(ended(CallState.COMPLETED, now));
            case BUSY, DECLINE -> new Step.Refused(Why.OUT_OF_PLACE);
        };
    }

    /// What ends a call may come late, or twice.
    private static Step over(CallKind kind) {
        return switch (kind) {
            case OFFER, HANGUP, BUSY, DECLINE -> new Step.Again();
            case ANSWER, ICE -> new Step.Refused(Why.OVER);
        };
    }

    private CallSession heard(long now) {
        return with(state, new Times(times.startedMillis(), times.answeredMillis(), 0, now), answeredBy);
    }

    private CallSession answered(int device, long now) {
        return with(CallState.ACTIVE, new Times(times.startedMillis(), now, 0, now), device);
    }

    private CallSession ended(CallState as, long now) {
        return with(as, new Times(times.startedMillis(), times.answeredMillis(), now, now), answeredBy);
    }

    private CallSession with(CallState then, Times at, int device) {
        return new CallSession(parties, callId, conversationId, media, then, at, device);
    }
}
