package com.entativa.messaging.server;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Alice and Bob with all that two people share; Carol, who is in their group; and Eve, who knows ids and nothing else:
/// Alice and Bob block her.
///
/// @param known the ids that fuzzed requests take, by the name of field or parameter; Carol's is not among them
/// @param hidden what Eve must never be shown: names, sealed state, ciphertext, media, Carol's id
record FuzzWorld(TestRelay relay, Cast cast, Map<String, List<String>> known, List<String> hidden) {
    private static final String PASSWORD = "correct horse";
    private static final String EPHEMERAL_KEY = "BQkAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    record Cast(AuthSession alice, AuthSession bob, AuthSession carol, AuthSession eve) {}

    static FuzzWorld of(TestRelay relay, Random random) {
        List<String> hidden = new ArrayList<>();
        Cast cast = new Cast(
                person(relay, random, hidden),
                person(relay, random, hidden),
                person(relay, random, hidden),
                person(relay, random, new ArrayList<>()));
        hidden.add(cast.carol().userId().toString());
        FuzzWorld world = new FuzzWorld(relay, cast, new HashMap<>(), hidden);
        world.furnish(random);
        return world;
    }

    boolean isEve(AuthSession caller) {
        return caller.equals(cast.eve());
    }

    List<AuthSession> callers() {
        return List.of(cast.alice(), cast.bob(), cast.eve());
    }

    /// An id of media is the right to read it: Eve was not told.
    Map<String, List<String>> knownTo(AuthSession caller) {
        Map<String, List<String>> told = new HashMap<>(known);
        if (isEve(caller)) told.remove("mediaId");
        return told;
    }

    /// What no answer to somebody else and no log line may hold.
    List<String> tokens() {
        List<String> tokens = new ArrayList<>();
        for (AuthSession one : List.of(cast.alice(), cast.bob(), cast.carol(), cast.eve())) {
            tokens.add(one.accessToken());
            tokens.add(one.refreshToken());
        }
        return tokens;
    }

    private void furnish(Random random) {
        Chats chats = new Chats(relay);
        AuthSession alice = cast.alice();
        UUID direct = relay.conversation(alice, cast.bob());
        chats.accept(cast.bob(), direct);
        UUID group = chats.group(alice, cast.bob(), cast.carol());
        chats.update(alice, group, 1, base64(random));
        for (AuthSession one : List.of(alice, cast.bob())) chats.block(one, cast.eve());
        UUID message = UUID.randomUUID();
        byte[] ciphertext = Base64.getDecoder().decode(base64(random));
        relay.post(
                alice.accessToken(),
                Chats.path(direct) + "/messages",
                new Submission(message, direct, Submission.Audience.EVERYONE, List.of(to(cast.bob(), ciphertext)))
                        .toJson());
        MediaCalls media = new MediaCalls(relay.port(), alice.accessToken());
        know(List.of("conversationId", "conversation_id"), direct.toString(), group.toString());
        know(
                List.of("userId", "user_id", "user_ids", "participant_ids", "recipient_id"),
                alice.userId().toString(),
                cast.bob().userId().toString());
        know(List.of("messageId", "message_id", "message_ids"), message.toString());
        know(List.of("callId", "call_id"), call(direct).toString());
        know(
                List.of("mediaId"),
                mediaId(media.upload(marked(random).getBytes(StandardCharsets.US_ASCII))
                        .body()));
        know(List.of("uploadId"), mediaId(media.begin(64).body()));
        know(List.of("address"), mailbox());
        know(List.of("device_id", "deviceId"), "1");
        know(List.of("registration_id"), "7");
    }

    private void know(List<String> names, String... values) {
        for (String name : names) known.put(name, List.of(values));
    }

    private UUID call(UUID direct) {
        UUID call = UUID.randomUUID();
        List<Envelope> ring = List.of(to(cast.bob(), new byte[3]));
        CallFrame offer = new CallFrame(call, direct, CallKind.OFFER, CallMedia.AUDIO, ring);
        relay.post(cast.alice().accessToken(), "/api/v1/calls/" + call + "/signal", offer.toJson());
        return call;
    }

    private String mailbox() {
        Json.Obj key = Json.build().put("ephemeral_key", EPHEMERAL_KEY).object();
        return relay.post("", "/api/v1/provisioning", key).json().text("address");
    }

    private static AuthSession person(TestRelay relay, Random random, List<String> hidden) {
        String username = "u" + HexFormat.of().formatHex(bytes(random, 12));
        String shown = marker(random);
        hidden.addAll(List.of(username, shown));
        Json.Obj body = Json.build()
                .put("username", username)
                .put("display_name", shown)
                .put("password", PASSWORD)
                .object();
        AuthSession session =
                AuthSession.from(relay.post("", "/api/v1/auth/register", body).json());
        Keys keys = new Keys();
        relay.uploadIdentity(session, keys, false);
        relay.post(session.accessToken(), "/api/v1/keys/prekeys", keys.upload(1, 100, 109));
        return session;
    }

    private String base64(Random random) {
        String marked = Base64.getEncoder().encodeToString(bytes(random, 24));
        hidden.add(marked);
        return marked;
    }

    private String marked(Random random) {
        String marker = marker(random);
        hidden.add(marker);
        return marker;
    }

    private static String marker(Random random) {
        return "marker-" + HexFormat.of().formatHex(bytes(random, 12));
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Envelope to(AuthSession one, byte[] content) {
        return new Envelope(new DeviceAddress(one.userId(), one.deviceId()), 7, content);
    }

    private static String mediaId(byte[] body) {
        return switch (Json.read(new String(body, StandardCharsets.UTF_8), media -> media.text("media_id"))) {
            case Json.Read.Ok<String>(String id) -> id;
            case Json.Read.Malformed<String>(String where) -> throw new IllegalStateException(where);
        };
    }
}
