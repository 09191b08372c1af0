package com.entativa.messaging.client.call;

import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallLogEntry;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.call.Call.End;
import com.entativa.messaging.client.call.Call.State;
import com.entativa.messaging.client.content.Aside.Media;
import com.entativa.messaging.client.content.Aside.Step;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.relay.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The call of this device: one at a time. It does not outlive the process; the relay ends what nobody answers. On the
/// actor's thread. C-A-1 to C-A-4
public final class Calls {
    /// A call that nobody answers is over after this, on both sides.
    static final long RINGS_MILLIS = 60_000;

    /// The relay hears of a call that goes on at least once a minute.
    private static final long SIGN_OF_LIFE_MILLIS = 45_000;

    private final Profile profile;
    private final Events events;
    private final Saying saying;
    private final CallLog log;
    private Stage stage = Stage.Idle.IDLE;

    private sealed interface Stage {
        enum Idle implements Stage {
            IDLE
        }

        /// `unsaid`: candidates of ours before it is known which device answers.
        record On(Call call, Far far, List<String> unsaid, long saidAtMillis) implements Stage {}
    }

    /// The device at the other end, and the fingerprint it sealed.
    private sealed interface Far {
        enum Unknown implements Far {
            UNKNOWN
        }

        record Device(DeviceAddress address, Octets fingerprint) implements Far {}
    }

    public Calls(Profile profile, Events events) {
        this.profile = profile;
        this.events = events;
        this.saying = new Saying(profile, events);
        this.log = new CallLog(profile, events);
    }

    public Optional<Call> current() {
        return stage instanceof Stage.On on ? Optional.of(on.call) : Optional.empty();
    }

    public Started start(UUID conversationId, Media media, String description, Octets fingerprint) {
        if (stage instanceof Stage.On) return Started.Refused.BUSY;
        if (!Fingerprints.agree(description, fingerprint)) return Started.Refused.WRONG_FINGERPRINT;
        Optional<UUID> other = other(conversationId);
        if (other.isEmpty()) return Started.Refused.NOT_THERE;
        if (!isWelcome(conversationId, other.get())) return Started.Refused.NOT_ACCEPTED;
        Call.With with = new Call.With(conversationId, other.get());
        Call call = new Call(profile.ids().next(), with, media, true, State.Ringing.RINGING, profile.nowMillis());
        return switch (saying.offer(call, description, fingerprint)) {
            case Saying.Said.Held _ -> Started.Refused.IDENTITY_CHANGED;
            case Saying.Said.Answered(Answer<CallLogEntry> answer) -> started(call, Far.Unknown.UNKNOWN, answer);
        };
    }

    private Started started(Call call, Far far, Answer<CallLogEntry> answer) {
        return switch (answer) {
            case Answer.Ok<CallLogEntry> _ -> {
                go(call, far);
                yield new Started.Ok(call);
            }
            case Answer.Refused<CallLogEntry>(Problem problem) -> Started.Refused.of(problem);
            case Answer.Unreachable<CallLogEntry> _ -> Started.Refused.UNREACHABLE;
        };
    }

    private void go(Call call, Far far) {
        stage = new Stage.On(call, far, List.of(), profile.nowMillis());
        events.emit(new Event.CallChanged(call));
    }

    public Started accept(UUID callId, String description, Octets fingerprint) {
        boolean rings = stage instanceof Stage.On on && isIncoming(on.call, callId);
        if (!rings || !(stage instanceof Stage.On(Call call, Far.Device far, var _, var _))) {
            return Started.Refused.NOT_THERE;
        }
        if (!Fingerprints.agree(description, fingerprint)) return Started.Refused.WRONG_FINGERPRINT;
        Saying.Said said = saying.to(far.address, call, CallKind.ANSWER, description, fingerprint);
        if (!(said instanceof Saying.Said.Answered(Answer<CallLogEntry> answer))) {
            return Started.Refused.IDENTITY_CHANGED;
        }
        Started started = started(call.now(State.Connecting.CONNECTING, profile.nowMillis()), far, answer);
        if (started == Started.Refused.OVER) end(taken(answer) ? End.ELSEWHERE : End.MISSED);
        return started;
    }

    private static boolean taken(Answer<CallLogEntry> answer) {
        return answer instanceof Answer.Refused<CallLogEntry>(Problem problem) && problem.is(ErrorCode.CALL_TAKEN);
    }

    private static boolean isIncoming(Call call, UUID callId) {
        return call.id().equals(callId) && !call.outgoing() && call.state() == State.Ringing.RINGING;
    }

    public void decline(UUID callId) {
        if (stage instanceof Stage.On(Call call, var _, var _, var _) && isIncoming(call, callId)) {
            saying.bare(call, CallKind.DECLINE);
            end(End.DECLINED);
        }
    }

    public void hangUp(UUID callId) {
        if (!(stage instanceof Stage.On(Call call, var _, var _, var _))
                || !call.id().equals(callId)) return;
        saying.bare(call, CallKind.HANGUP);
        end(End.HUNG_UP);
    }

    public void connected(UUID callId) {
        if (!(stage instanceof Stage.On on) || !on.call.id().equals(callId)) return;
        if (on.call.state() != State.Connecting.CONNECTING) return;
        Call call = on.call.now(State.Connected.CONNECTED, profile.nowMillis());
        stage = new Stage.On(call, on.far, on.unsaid, on.saidAtMillis);
        events.emit(new Event.CallChanged(call));
    }

    public void candidate(UUID callId, String words) {
        if (!(stage instanceof Stage.On on) || !on.call.id().equals(callId)) return;
        if (on.far instanceof Far.Device far && on.call.state() != State.Ringing.RINGING) {
            saying.to(far.address, on.call, CallKind.ICE, words, Octets.NONE);
            stage = new Stage.On(on.call, far, List.of(), profile.nowMillis());
        } else {
            List<String> unsaid = new ArrayList<>(on.unsaid);
            unsaid.add(words);
            stage = new Stage.On(on.call, on.far, List.copyOf(unsaid), on.saidAtMillis);
        }
    }

    /// Of a member who may call here, opened.
    public void take(Signal signal) {
        if (Signal.number(signal.callId()) != signal.said().callId()) return;
        switch (signal.said().step()) {
            case OFFER -> offered(signal);
            case ANSWER -> answered(signal);
            case ICE -> heard(signal);
            // The relay tells how a call ended, to all devices alike.
            case HANGUP, BUSY -> {}
        }
    }

    private void offered(Signal signal) {
        boolean isLate = profile.nowMillis() - signal.sentAtMillis() >= RINGS_MILLIS;
        boolean isKnown = stage instanceof Stage.On on && on.call.id().equals(signal.callId());
        if (isLate || isKnown) return;
        Call.With with = new Call.With(signal.conversationId(), signal.from().userId());
        long now = profile.nowMillis();
        Call call = new Call(signal.callId(), with, signal.said().media(), false, State.Ringing.RINGING, now);
        if (!Fingerprints.agree(signal.said().text(), signal.said().fingerprint())) {
            saying.bare(call, CallKind.DECLINE);
            return;
        }
        if (!makesRoom(call)) return;
        go(call, new Far.Device(signal.from(), signal.said().fingerprint()));
        events.emit(new Event.CallSignal(call.id(), Step.OFFER, signal.said().text()));
    }

    /// Two who call each other at once keep the call of the smaller id; any other finds us busy.
    private boolean makesRoom(Call call) {
        if (!(stage instanceof Stage.On(Call current, var _, var _, var _))) return true;
        boolean cross = current.outgoing()
                && current.state() == State.Ringing.RINGING
                && current.with().equals(call.with());
        if (!cross) {
            saying.bare(call, CallKind.BUSY);
            return false;
        }
        if (call.id().toString().compareTo(current.id().toString()) > 0) return false;
        hangUp(current.id());
        return true;
    }

    private void answered(Signal signal) {
        if (!(stage instanceof Stage.On on) || !on.call.id().equals(signal.callId())) return;
        if (!on.call.outgoing() || on.call.state() != State.Ringing.RINGING) return;
        if (!signal.from().userId().equals(on.call.with().userId())) return;
        Octets fingerprint = signal.said().fingerprint();
        if (!Fingerprints.agree(signal.said().text(), fingerprint)) {
            fail(on.call);
            return;
        }
        go(on.call.now(State.Connecting.CONNECTING, profile.nowMillis()), new Far.Device(signal.from(), fingerprint));
        events.emit(
                new Event.CallSignal(on.call.id(), Step.ANSWER, signal.said().text()));
        for (String words : on.unsaid) candidate(on.call.id(), words);
    }

    private void heard(Signal signal) {
        if (!(stage instanceof Stage.On(Call call, Far.Device far, var _, var _))) return;
        if (!call.id().equals(signal.callId()) || !far.address.equals(signal.from())) return;
        if (Fingerprints.disagree(signal.said().text(), far.fingerprint)) {
            fail(call);
            return;
        }
        events.emit(new Event.CallSignal(call.id(), Step.ICE, signal.said().text()));
    }

    /// Media would go to another certificate than the one that was sealed: there are none.
    private void fail(Call call) {
        saying.bare(call, CallKind.HANGUP);
        end(End.FAILED);
    }

    /// How the relay has a call.
    public void changed(LiveFrame.CallChanged frame) {
        boolean isCurrent = stage instanceof Stage.On on && on.call.id().equals(frame.callId());
        boolean byUs = frame.by().userId().equals(profile.self().userId());
        boolean rings = stage instanceof Stage.On on && on.call.state() == State.Ringing.RINGING;
        switch (frame.state()) {
            case RINGING, ACTIVE -> {}
            case ANSWERED_ELSEWHERE -> {
                if (isCurrent && rings) end(End.ELSEWHERE);
            }
            case COMPLETED -> over(isCurrent, frame.callId(), End.HUNG_UP);
            case MISSED -> over(isCurrent, frame.callId(), End.MISSED);
            case DECLINED -> over(isCurrent, frame.callId(), byUs ? End.ELSEWHERE : End.DECLINED);
            case BUSY -> over(isCurrent, frame.callId(), End.BUSY);
            case FAILED -> over(isCurrent, frame.callId(), End.FAILED);
        }
    }

    private void over(boolean isCurrent, UUID callId, End end) {
        if (isCurrent) end(end);
        else log.ended(callId);
    }

    private void end(End end) {
        if (!(stage instanceof Stage.On on)) return;
        stage = Stage.Idle.IDLE;
        events.emit(new Event.CallChanged(on.call.now(new State.Ended(end), profile.nowMillis())));
        log.ended(on.call.id());
    }

    public void caughtUp() {
        log.catchUp();
    }

    /// The milliseconds until something is due.
    public long tick() {
        if (!(stage instanceof Stage.On on)) return Long.MAX_VALUE;
        long now = profile.nowMillis();
        if (on.call.state() == State.Ringing.RINGING) {
            long left = on.call.sinceMillis() + RINGS_MILLIS - now;
            if (left > 0) return left;
            if (on.call.outgoing()) saying.bare(on.call, CallKind.HANGUP);
            end(End.MISSED);
            return Long.MAX_VALUE;
        }
        long left = on.saidAtMillis + SIGN_OF_LIFE_MILLIS - now;
        if (left > 0) return left;
        saying.bare(on.call, CallKind.ICE);
        stage = new Stage.On(on.call, on.far, on.unsaid, now);
        return SIGN_OF_LIFE_MILLIS;
    }

    private Optional<UUID> other(UUID conversationId) {
        UUID self = profile.self().userId();
        return profile.platform().store().inTransaction(rows -> new Conversations(rows).other(conversationId, self));
    }

    private boolean isWelcome(UUID conversationId, UUID userId) {
        return profile.platform().store().inTransaction(rows -> new Chats(rows).welcomes(conversationId, userId));
    }
}
