package com.entativa.messaging.client.command;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.call.Call;
import com.entativa.messaging.client.call.CallPages;
import com.entativa.messaging.client.call.Calls;
import com.entativa.messaging.client.call.Started;
import com.entativa.messaging.client.content.Aside.Media;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Signalling.IceServer;
import com.entativa.messaging.client.sync.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Calls between two. What WebRTC says goes in and out as text; `fingerprint` is the SHA-256 of one's own DTLS
/// certificate.
public final class CallCommands {
    private final Profile profile;
    private final Actor actor;
    private final Calls calls;

    public CallCommands(Profile profile, Actor actor, Calls calls) {
        this.profile = profile;
        this.actor = actor;
        this.calls = calls;
    }

    /// Rings on all devices of the other.
    public Started start(UUID conversationId, Media media, String description, Octets fingerprint) {
        return actor.call(() -> calls.start(conversationId, media, description, fingerprint));
    }

    /// The lines of all calls, the newest first.
    public List<Message> newest(int limit) {
        return actor.call(() -> profile.platform().store().inTransaction(rows -> new CallPages(rows).newest(limit)));
    }

    /// Those before this one.
    public List<Message> before(UUID callId, int limit) {
        return actor.call(
                () -> profile.platform().store().inTransaction(rows -> new CallPages(rows).before(callId, limit)));
    }

    /// The call that rings or goes on.
    public Optional<Call> current() {
        return actor.call(calls::current);
    }

    public Started accept(UUID callId, String description, Octets fingerprint) {
        return actor.call(() -> calls.accept(callId, description, fingerprint));
    }

    public void decline(UUID callId) {
        act(() -> calls.decline(callId));
    }

    public void hangUp(UUID callId) {
        act(() -> calls.hangUp(callId));
    }

    /// An ICE candidate, or another description on the way.
    public void candidate(UUID callId, String words) {
        act(() -> calls.candidate(callId, words));
    }

    /// The media flow.
    public void connected(UUID callId) {
        act(() -> calls.connected(callId));
    }

    /// The relay's TURN server, if it has one.
    public Answer<List<IceServer>> iceServers() {
        return actor.call(() -> switch (profile.relay().signalling().turn()) {
            case Answer.Ok<IceServer>(IceServer server) -> new Answer.Ok<>(List.of(server));
            case Answer.Refused<IceServer>(Problem problem) ->
                problem.is(ErrorCode.TURN_NOT_CONFIGURED) ? new Answer.Ok<>(List.of()) : new Answer.Refused<>(problem);
            case Answer.Unreachable<IceServer>(String why) -> new Answer.Unreachable<>(why);
        });
    }

    private void act(Runnable act) {
        actor.call(() -> {
            act.run();
            return true;
        });
    }
}
