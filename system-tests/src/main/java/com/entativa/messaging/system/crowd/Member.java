package com.entativa.messaging.system.crowd;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import io.vertx.core.http.WebSocket;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person's device, as a client behaves: what is not answered is sent again with the same id, what arrives is
/// acknowledged, a closed socket is opened again, at another node. Belongs to the crowd's event loop.
final class Member {
    private final UUID user;
    private final Crowd crowd;
    private final Map<UUID, String> unanswered = new LinkedHashMap<>();
    private final Set<UUID> received = new HashSet<>();
    private final Set<UUID> settled = new HashSet<>();
    private @Nullable WebSocket socket;
    private int node;
    private boolean left;

    Member(UUID user, int node, Crowd crowd) {
        this.user = user;
        this.node = node;
        this.crowd = crowd;
    }

    void enter() {
        crowd.tally().attempts++;
        crowd.dial(node, user).onSuccess(this::entered).onFailure(failure -> {
            crowd.tally().refused(failure);
            comeBack();
        });
    }

    /// A message of `content` to the device of `to`.
    void say(UUID conversation, UUID messageId, UUID to, byte[] content) {
        Envelope envelope = new Envelope(new DeviceAddress(to, 1), Population.REGISTRATION_ID, content);
        String frame = new Submission(messageId, conversation, Submission.Audience.EVERYONE, List.of(envelope))
                .toJson()
                .write();
        unanswered.put(messageId, frame);
        write(frame);
    }

    void write(String frame) {
        if (socket != null) socket.writeTextMessage(frame);
    }

    boolean isIn() {
        return socket != null;
    }

    boolean owesNothing() {
        return unanswered.isEmpty();
    }

    Set<UUID> received() {
        return received;
    }

    /// Reads no more until {@link #listen}: a slow reader.
    void stopListening() {
        if (socket != null) socket.pause();
    }

    void listen() {
        if (socket != null) socket.resume();
    }

    void leave() {
        left = true;
        if (socket != null) socket.close();
    }

    /// As a network that fails: at once, and comes back.
    void drop() {
        if (socket != null) socket.close();
    }

    private void entered(WebSocket opened) {
        socket = opened;
        crowd.tally().entered(crowd.now());
        opened.textMessageHandler(this::heard);
        opened.exceptionHandler(_ -> {});
        opened.closeHandler(_ -> {
            socket = null;
            crowd.tally().closed(opened.closeStatusCode());
            if (!left) comeBack();
        });
        unanswered.values().forEach(this::write);
    }

    private void comeBack() {
        if (left) return;
        node = crowd.other(node);
        crowd.later(crowd.pause(), this::enter);
    }

    private void heard(String text) {
        if (!(ServerFrame.read(text) instanceof Json.Read.Ok<ServerFrame>(ServerFrame frame))) {
            crowd.tally().wentWrong("unreadable frame");
            return;
        }
        switch (frame) {
            case MailFrame.Message(var delivery) -> arrived(delivery.messageId());
            case AnswerFrame.Sent(UUID id, UUID _, long _) -> {
                if (unanswered.remove(id) != null) crowd.tally().accepted(id);
            }
            case AnswerFrame.Acknowledged(List<UUID> ids) -> settled.addAll(ids);
            case AnswerFrame.Refused refused -> refused(refused);
            default -> {}
        }
    }

    private void arrived(UUID id) {
        if (settled.contains(id)) crowd.tally().wentWrong("came again after its acknowledgement: " + id);
        if (received.add(id)) crowd.tally().arrived(id, crowd.now());
        write("{\"type\":\"ack\",\"message_ids\":[\"" + id + "\"]}");
    }

    /// What a client mends by itself is sent again a little later; anything else is a finding.
    private void refused(AnswerFrame.Refused refused) {
        boolean passes = refused.is(ErrorCode.UNAVAILABLE) || refused.is(ErrorCode.TOO_MANY_REQUESTS);
        if (!passes) crowd.tally().wentWrong(refused.code());
        crowd.later(250, () -> unanswered.values().forEach(this::write));
    }
}
