package com.entativa.messaging.server;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.AccessTable.Kind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the callers of the access table ask for: made by the owner anew for each row, so that no row depends on
// another.
record AccessScene(AccessCast cast, Map<String, String> shared, UUID blockedConversation, UUID blockedMessage) {
    private static final String EPHEMERAL_KEY = "BQkAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    static AccessScene set(AccessCast cast) {
        Chats chats = cast.chats();
        AuthSession owner = cast.of(Kind.OWNER);
        AuthSession member = cast.of(Kind.MEMBER);
        UUID group = chats.group(owner, member, cast.of(Kind.FORMER), cast.third());
        chats.remove(owner, group, 1, cast.of(Kind.FORMER));
        UUID message = chats.sent(owner, group, member, cast.third());
        UUID withMember = cast.relay().conversation(owner, member);
        chats.accept(member, withMember);
        Map<String, String> shared = new HashMap<>();
        shared.put("conversationId", group.toString());
        shared.put("messageId", message.toString());
        shared.put("callId", call(cast, withMember).toString());
        shared.put("directConversation", withMember.toString());
        MediaCalls media = new MediaCalls(cast.relay().port(), owner.accessToken());
        shared.put("mediaId", mediaId(media.upload(new byte[16]).body()));
        shared.put("uploadId", mediaId(media.begin(16).body()));
        Json.Obj key = Json.build().put("ephemeral_key", EPHEMERAL_KEY).object();
        shared.put(
                "address",
                cast.relay().post("", "/api/v1/provisioning", key).json().text("address"));
        return blocked(cast, shared);
    }

    /// The owner wrote to somebody, and blocked them then.
    private static AccessScene blocked(AccessCast cast, Map<String, String> shared) {
        Chats chats = cast.chats();
        AuthSession owner = cast.of(Kind.OWNER);
        AuthSession blocked = cast.of(Kind.BLOCKED);
        chats.unblock(owner, blocked);
        UUID conversation = cast.relay().conversation(owner, blocked);
        chats.accept(blocked, conversation);
        UUID message = chats.sent(owner, conversation, blocked);
        chats.block(owner, blocked);
        return new AccessScene(cast, Map.copyOf(shared), conversation, message);
    }

    private static UUID call(AccessCast cast, UUID conversation) {
        UUID call = UUID.randomUUID();
        Envelope ring = new Envelope(new DeviceAddress(cast.of(Kind.MEMBER).userId(), 1), 7, new byte[3]);
        CallFrame offer = new CallFrame(call, conversation, CallKind.OFFER, CallMedia.AUDIO, List.of(ring));
        TestRelay.Answer answer = cast.relay()
                .post(cast.of(Kind.OWNER).accessToken(), "/api/v1/calls/" + call + "/signal", offer.toJson());
        if (answer.status() >= 300) throw new IllegalStateException(answer.body());
        return call;
    }

    private static String mediaId(byte[] body) {
        return switch (Json.read(new String(body, StandardCharsets.UTF_8), media -> media.text("media_id"))) {
            case Json.Read.Ok<String>(String id) -> id;
            case Json.Read.Malformed<String>(String where) -> throw new IllegalStateException(where);
        };
    }

    UUID conversation(Kind kind) {
        return kind == Kind.BLOCKED ? blockedConversation : UUID.fromString(parameter(kind, "conversationId"));
    }

    UUID message(Kind kind) {
        return kind == Kind.BLOCKED ? blockedMessage : UUID.fromString(parameter(kind, "messageId"));
    }

    /// The owner, as others name them; the owner names the member.
    AuthSession target(Kind kind) {
        return kind == Kind.OWNER ? cast.of(Kind.MEMBER) : cast.of(Kind.OWNER);
    }

    String parameter(Kind kind, String name) {
        return switch (name) {
            case "conversationId" -> kind == Kind.BLOCKED ? blockedConversation.toString() : of(name);
            case "messageId" -> kind == Kind.BLOCKED ? blockedMessage.toString() : of(name);
            case "userId" -> target(kind).userId().toString();
            case "username" -> cast.username(target(kind));
            case "deviceId" -> "99";
            default -> of(name);
        };
    }

    /// An envelope for the first device of each who must get something said in the conversation.
    List<Envelope> envelopes(Kind kind) {
        List<AuthSession> to =
                switch (kind) {
                    case BLOCKED, STRANGER, WAITING -> List.of(cast.of(Kind.OWNER));
                    case MEMBER, FORMER -> List.of(cast.of(Kind.OWNER), cast.third());
                    case OWNER -> List.of(cast.of(Kind.MEMBER), cast.third());
                };
        return to.stream()
                .map(one -> new Envelope(new DeviceAddress(one.userId(), one.deviceId()), 7, new byte[3]))
                .toList();
    }

    private String of(String name) {
        String value = shared.get(name);
        if (value == null) throw new IllegalStateException("the scene has no " + name);
        return value;
    }
}
