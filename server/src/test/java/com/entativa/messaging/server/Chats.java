package com.entativa.messaging.server;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import java.util.List;
import java.util.UUID;

/// The calls that tests of conversations make.
record Chats(TestRelay relay) {
    private static final String CONVERSATIONS = "/api/v1/conversations";

    AuthSession person() {
        return relay.registerWithKeys(new Keys(), 1);
    }

    TestRelay.Answer create(AuthSession by, Conversation.Type type, List<UUID> others) {
        Json.Obj body = Json.build()
                .put("type", type.word())
                .put("participant_ids", others, id -> new Json.Text(id.toString()))
                .object();
        return relay.post(by.accessToken(), CONVERSATIONS, body);
    }

    UUID group(AuthSession by, AuthSession... others) {
        List<UUID> ids = List.of(others).stream().map(AuthSession::userId).toList();
        return create(by, Conversation.Type.GROUP, ids).json().uuid("id");
    }

    TestRelay.Answer get(AuthSession by, UUID conversation) {
        return relay.get(by.accessToken(), path(conversation));
    }

    Conversation seen(AuthSession by, UUID conversation) {
        return Conversation.from(get(by, conversation).json());
    }

    Participant seen(AuthSession by, UUID conversation, AuthSession member) {
        return seen(by, conversation).details().participants().stream()
                .filter(one -> one.userId().equals(member.userId()))
                .findFirst()
                .orElseThrow();
    }

    long revision(AuthSession by, UUID conversation) {
        return seen(by, conversation).details().revision();
    }

    TestRelay.Answer accept(AuthSession by, UUID conversation) {
        return relay.call(by.accessToken(), "POST", path(conversation) + "/accept", "");
    }

    TestRelay.Answer decline(AuthSession by, UUID conversation) {
        return relay.call(by.accessToken(), "POST", path(conversation) + "/decline", "");
    }

    TestRelay.Answer update(AuthSession by, UUID conversation, long revision, String state) {
        Json.Builder body = Json.build().put("revision", revision).put("encrypted_state", state);
        return relay.call(
                by.accessToken(), "PATCH", path(conversation), body.object().write());
    }

    TestRelay.Answer change(AuthSession by, UUID conversation, Json.Builder changes) {
        changes.put("revision", revision(by, conversation));
        return relay.call(
                by.accessToken(), "PATCH", path(conversation), changes.object().write());
    }

    TestRelay.Answer timer(AuthSession by, UUID conversation, long revision, int seconds) {
        Json.Builder body = Json.build().put("revision", revision).put("disappearing_seconds", seconds);
        return relay.call(
                by.accessToken(), "PATCH", path(conversation), body.object().write());
    }

    TestRelay.Answer add(AuthSession by, UUID conversation, long revision, UUID... users) {
        Json.Obj body = Json.build()
                .put("revision", revision)
                .put("user_ids", List.of(users), id -> new Json.Text(id.toString()))
                .object();
        return relay.post(by.accessToken(), path(conversation) + "/members", body);
    }

    TestRelay.Answer remove(AuthSession by, UUID conversation, long revision, AuthSession member) {
        String path = path(conversation) + "/members/" + member.userId() + "?revision=" + revision;
        return relay.call(by.accessToken(), "DELETE", path, "");
    }

    TestRelay.Answer leave(AuthSession by, UUID conversation) {
        return relay.call(by.accessToken(), "DELETE", path(conversation) + "/members/" + by.userId(), "");
    }

    TestRelay.Answer role(AuthSession by, UUID conversation, AuthSession member, Participant.Role role) {
        Json.Obj body = Json.build()
                .put("revision", revision(by, conversation))
                .put("role", role.word())
                .object();
        String path = path(conversation) + "/members/" + member.userId() + "/role";
        return relay.call(by.accessToken(), "PUT", path, body.write());
    }

    TestRelay.Answer markRead(AuthSession by, UUID conversation, UUID message) {
        Json.Obj body = Json.build().put("message_id", message).object();
        return relay.post(by.accessToken(), path(conversation) + "/mark-read", body);
    }

    TestRelay.Answer block(AuthSession by, AuthSession other) {
        return relay.call(by.accessToken(), "PUT", "/api/v1/blocks/" + other.userId(), "");
    }

    TestRelay.Answer unblock(AuthSession by, AuthSession other) {
        return relay.call(by.accessToken(), "DELETE", "/api/v1/blocks/" + other.userId(), "");
    }

    /// One ciphertext for the first device of each of these.
    TestRelay.Answer send(AuthSession by, UUID conversation, UUID message, AuthSession... to) {
        List<Envelope> envelopes = List.of(to).stream()
                .map(one -> new Envelope(new DeviceAddress(one.userId(), 1), 7, new byte[3]))
                .toList();
        Submission submission = new Submission(message, conversation, Submission.Audience.EVERYONE, envelopes);
        return relay.post(by.accessToken(), path(conversation) + "/messages", submission.toJson());
    }

    /// One ciphertext for the first device of each.
    TestRelay.Answer share(AuthSession by, UUID conversation, UUID message, AuthSession... to) {
        byte[] content = {0x13, 1, 2};
        List<Envelope> envelopes = List.of(to).stream()
                .map(one -> new Envelope(new DeviceAddress(one.userId(), 1), 7, content))
                .toList();
        Submission submission = new Submission(message, conversation, Submission.Audience.EVERYONE, envelopes);
        return relay.post(by.accessToken(), path(conversation) + "/messages", submission.toJson());
    }

    UUID sent(AuthSession by, UUID conversation, AuthSession... to) {
        UUID message = UUID.randomUUID();
        TestRelay.Answer answer = send(by, conversation, message, to);
        if (answer.status() != 201) throw new AssertionError(answer.body());
        return message;
    }

    TestRelay.Answer onMessage(AuthSession by, String method, UUID message, String what) {
        return relay.call(by.accessToken(), method, "/api/v1/messages/" + message + what, "");
    }

    /// What waits for the device.
    List<Json.Obj> mailbox(AuthSession of) {
        return relay.get(of.accessToken(), "/api/v1/messages").json().list("messages", Json::object);
    }

    static String path(UUID conversation) {
        return CONVERSATIONS + "/" + conversation;
    }
}
