package com.entativa.messaging.client.sync;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.ClientFrame;
import com.entativa.messaging.api.ConnectionFrame;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Event.Connected;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.inbox.Inbox;
import com.entativa.messaging.client.outbox.Link;
import com.entativa.messaging.client.outbox.Outbox;
import com.entativa.messaging.client.platform.Sockets;
import com.entativa.messaging.client.platform.Sockets.Socket;
import com.entativa.messaging.client.relay.Backoff;
import com.entativa.messaging.client.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The socket to the relay and what runs over it. On the actor's thread.
/// ```
///   Closed ──due──▶ Opening ──opened: owed acks, resume──▶ Open ──silent 30 s, ended──▶ Closed
///      │                └──refused, unreachable──▶ Closed (backs off)
///      └── Stopped: logged out, or connected elsewhere
/// ```
final class Connection {
    private static final String PATH = "/api/v1/ws?start=manual";
    private static final long PING_AFTER_MILLIS = 20_000;
    private static final long SILENT_MILLIS = 30_000;
    private static final int ABNORMAL = 1006;
    private static final int LOGGED_OUT = 4401;
    private static final int ELSEWHERE = 4409;
    private static final int TOO_MUCH = 4429;
    private static final long TOO_MUCH_MILLIS = 5_000;

    private final Profile profile;
    private final Actor actor;
    private final Events events;
    private final Consumer<LiveFrame> live;
    private final Inbox inbox;
    private final Outbox outbox;
    private final List<MailFrame> arrived = new ArrayList<>();
    private boolean allArrived;
    private State state = new State.Closed(0, 0);

    private sealed interface State {
        record Closed(long retryAtMillis, int failures) implements State {}

        record Opening(int attempt, long sinceMillis, int failures) implements State {}

        /// `failures` before it: forgotten when the relay has said all it had, so that one that opens and closes is
        /// not stormed.
        record Open(int attempt, Socket socket, Liveness liveness, int failures) implements State {
            Open with(Liveness heard) {
                return new Open(attempt, socket, heard, failures);
            }

            Open settled() {
                return new Open(attempt, socket, liveness, 0);
            }
        }

        record Stopped() implements State {}
    }

    /// When the relay was heard last, and whether it was asked since.
    private record Liveness(long heardMillis, boolean asked) {}

    private int attempts;

    /// Who is told: of what happened, and of what is live.
    record Listener(Events events, Consumer<LiveFrame> live) {}

    Connection(Profile profile, Store store, Actor actor, Listener listener) {
        Events events = listener.events;
        this.profile = profile;
        this.actor = actor;
        this.events = events;
        this.live = listener.live;
        this.inbox = new Inbox(profile, store, events, actor);
        this.outbox = new Outbox(profile, store, events);
    }

    /// Does what is due; returns the milliseconds until more is.
    long tick() {
        takeSome();
        long now = profile.nowMillis();
        return switch (state) {
            case State.Stopped _ -> Long.MAX_VALUE;
            case State.Opening opening -> await(opening, now);
            case State.Closed(long retryAt, int failures) -> retryAt > now ? retryAt - now : open(failures);
            case State.Open open -> keepUp(open, now);
        };
    }

    /// Whether something waits that a tick would take in.
    boolean hasArrived() {
        return !arrived.isEmpty();
    }

    /// Whether the relay answers, at present.
    boolean isOpen() {
        return state instanceof State.Open;
    }

    /// Now or never.
    void say(ClientFrame frame) {
        if (state instanceof State.Open open) open.socket.send(frame.toJson().write());
    }

    private long await(State.Opening opening, long now) {
        long left = opening.sinceMillis + SILENT_MILLIS - now;
        if (left > 0) return left;
        ended(opening.attempt, new Sockets.End.Closed(ABNORMAL));
        return 1;
    }

    void stop() {
        if (state instanceof State.Open open) open.socket.close();
        state = new State.Stopped();
    }

    private long open(int failures) {
        Optional<String> token = profile.relay().accessToken();
        if (token.isEmpty()) return failed(failures, 0);
        int attempt = ++attempts;
        state = new State.Opening(attempt, profile.nowMillis(), failures);
        profile.platform().network().sockets().open(PATH, token.get(), new Listening(attempt));
        return SILENT_MILLIS;
    }

    private long failed(int failures, long leastMillis) {
        if (profile.relay().isLoggedOut()) {
            state = new State.Stopped();
            events.emit(new Event.ConnectionChanged(Connected.LOGGED_OUT));
            return Long.MAX_VALUE;
        }
        long delay = leastMillis
                + Backoff.CONNECTING.delayMillis(
                        failures + 1, profile.platform().randomness());
        state = new State.Closed(profile.nowMillis() + delay, failures + 1);
        return delay;
    }

    private long keepUp(State.Open open, long now) {
        long silent = now - open.liveness.heardMillis;
        if (silent > SILENT_MILLIS) {
            open.socket.close();
            ended(open.attempt, new Sockets.End.Closed(ABNORMAL));
            return 1;
        }
        if (silent > PING_AFTER_MILLIS && !open.liveness.asked) {
            open.socket.send(ConnectionFrame.Ping.PING.toJson().write());
            state = open.with(new Liveness(open.liveness.heardMillis, true));
        }
        long due = outbox.pump(submission -> send(open.socket, submission));
        return Math.min(Math.max(1, due - now), PING_AFTER_MILLIS / 2);
    }

    /// What is too large for a frame goes by HTTP.
    private Link.Handed send(Socket socket, Submission submission) {
        String frame = submission.toJson().write();
        if (frame.length() > Contract.MAX_FRAME_BYTES) {
            return new Link.Handed.Answered(profile.relay().send(submission));
        }
        socket.send(frame);
        return Link.Handed.OnItsWay.ON_ITS_WAY;
    }

    private void opened(int attempt, Socket socket) {
        if (!(state instanceof State.Opening opening) || opening.attempt != attempt) {
            socket.close();
            return;
        }
        state = new State.Open(attempt, socket, new Liveness(profile.nowMillis(), false), opening.failures);
        acknowledge(inbox.resume(), socket);
        socket.send(ConnectionFrame.Resume.RESUME.toJson().write());
        events.emit(new Event.ConnectionChanged(Connected.ONLINE));
    }

    /// R3.3: what is owed goes before `resume`, and no id is left out.
    private static void acknowledge(List<UUID> ids, Socket socket) {
        for (int from = 0; from < ids.size(); from += Contract.MAX_UNACKNOWLEDGED) {
            List<UUID> some = ids.subList(from, Math.min(ids.size(), from + Contract.MAX_UNACKNOWLEDGED));
            socket.send(new ReceiptFrame.Acknowledge(some).toJson().write());
        }
    }

    private void received(int attempt, String text) {
        if (!(state instanceof State.Open open) || open.attempt != attempt) return;
        state = open.with(new Liveness(profile.nowMillis(), false));
        switch (ServerFrame.read(text)) {
            case Json.Read.Ok<ServerFrame>(ServerFrame frame) -> received(frame);
            case Json.Read.Malformed<ServerFrame>(String where) ->
                events.emit(new Event.Fault(
                        "the relay sent a malformed frame", new IllegalArgumentException("frame: " + where)));
        }
    }

    private void received(ServerFrame frame) {
        switch (frame) {
            case MailFrame mail -> {
                arrived.add(mail);
                if (arrived.size() >= Inbox.MOST_AT_ONCE) takeSome();
            }
            case AnswerFrame.Sent(UUID id, UUID _, long sentAt) -> outbox.sent(id, sentAt);
            case AnswerFrame.Acknowledged(List<UUID> ids) -> inbox.acknowledged(ids);
            case AnswerFrame.Refused refused -> refused(refused);
            case AnswerFrame.CaughtUp _ -> {
                allArrived = true;
                takeSome();
            }
            case LiveFrame frameOfNow -> live.accept(frameOfNow);
            case AnswerFrame.Pong _, ServerFrame.Unknown _ -> {}
        }
    }

    /// One commit for what came since the last, or for as much of it as one takes; then one acknowledgement.
    private void takeSome() {
        if (!arrived.isEmpty()) {
            List<MailFrame> taken = arrived.subList(0, inbox.receive(List.copyOf(arrived)));
            List<UUID> ids = taken.stream().map(MailFrame::messageId).distinct().toList();
            taken.clear();
            if (state instanceof State.Open open) acknowledge(ids, open.socket);
        }
        if (allArrived && arrived.isEmpty()) caughtUp();
    }

    private void caughtUp() {
        allArrived = false;
        inbox.caughtUp();
        if (state instanceof State.Open open) state = open.settled();
        events.emit(Event.CaughtUp.CAUGHT_UP);
    }

    private void refused(AnswerFrame.Refused refused) {
        if (!refused.about().has("message_id")) return;
        UUID id = refused.about().uuid("message_id");
        outbox.refused(id, new Problem(refused.code(), 0, refused.detail(), refused.about()));
    }

    private void ended(int attempt, Sockets.End end) {
        int failures;
        switch (state) {
            case State.Opening opening when opening.attempt == attempt -> failures = opening.failures;
            case State.Open open when open.attempt == attempt -> failures = open.failures;
            default -> {
                return;
            }
        }
        while (!arrived.isEmpty()) takeSome();
        outbox.disconnected();
        if (end instanceof Sockets.End.Closed(int code) && code == ELSEWHERE) {
            state = new State.Stopped();
            events.emit(new Event.ConnectionChanged(Connected.ELSEWHERE));
            return;
        }
        boolean unauthenticated = end instanceof Sockets.End.Refused(int status) && status == 401
                || end instanceof Sockets.End.Closed(int closed) && closed == LOGGED_OUT;
        if (unauthenticated) profile.relay().forgetAccessToken();
        boolean tooMuch = end instanceof Sockets.End.Closed(int how) && how == TOO_MUCH
                || end instanceof Sockets.End.Refused(int refusal) && refusal == 429;
        events.emit(new Event.ConnectionChanged(Connected.OFFLINE));
        failed(failures, tooMuch ? TOO_MUCH_MILLIS : 0);
    }

    private final class Listening implements Sockets.Listener {
        private final int attempt;

        Listening(int attempt) {
            this.attempt = attempt;
        }

        @Override
        public void opened(Socket socket) {
            actor.bring(() -> Connection.this.opened(attempt, socket));
        }

        @Override
        public void received(String frame) {
            actor.bring(() -> Connection.this.received(attempt, frame));
        }

        @Override
        public void ended(Sockets.End end) {
            actor.bring(() -> Connection.this.ended(attempt, end));
        }
    }
}
