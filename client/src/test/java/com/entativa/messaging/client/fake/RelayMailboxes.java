package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.platform.Http.Reply;
import com.entativa.messaging.client.platform.Http.Request;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The provisioning operations. What a relay could do with a blob is open to tests.
public final class RelayMailboxes {
    private static final long LIFE_MILLIS = 10 * 60 * 1_000;
    private final FakeRelay relay;
    private final ManualClock clock;
    private final Map<String, Mailbox> open = new HashMap<>();
    private int last;

    /// Blobs that were put in, and the largest of them.
    public int filled;

    public int largestBlob;

    /// What becomes of a blob as it is taken out.
    public UnaryOperator<byte[]> tamperBlob = UnaryOperator.identity();

    private static final class Mailbox {
        private final String token;
        private final byte[] key;
        private final long expiresAtMillis;
        private final Map<String, byte[]> said = new HashMap<>();
        private Optional<AuthSession> session = Optional.empty();
        private byte[] blob = {};

        Mailbox(String token, byte[] key, long expiresAtMillis) {
            this.token = token;
            this.key = key;
            this.expiresAtMillis = expiresAtMillis;
        }
    }

    RelayMailboxes(FakeRelay relay, ManualClock clock) {
        this.relay = relay;
        this.clock = clock;
    }

    Reply open(Json.Obj body) {
        byte[] address = new byte[32];
        address[0] = (byte) ++last;
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(address);
        Mailbox mailbox =
                new Mailbox("fetch-token-" + last, body.base64("ephemeral_key"), clock.nowMillis() + LIFE_MILLIS);
        open.put(name, mailbox);
        return Replies.json(
                201,
                Json.build()
                        .put("address", name)
                        .put("fetch_token", mailbox.token)
                        .put("expires_at", mailbox.expiresAtMillis));
    }

    /// Those of the new device have a mailbox's token, those of a linked one a log-in.
    Reply answer(Request request, String[] parts, Json.Obj body) {
        Mailbox mailbox = open.get(parts[1]);
        if (mailbox == null || clock.nowMillis() > mailbox.expiresAtMillis) {
            return Replies.problem(ErrorCode.NOT_FOUND);
        }
        boolean isOwner = request.provisioningToken().equals(mailbox.token);
        boolean isLinked = relay.accessTokens.containsKey(request.token());
        String what = parts.length > 2 && !parts[2].contains("=") ? parts[2] : "blob";
        return switch (request.method() + " " + what) {
            case "GET greeting" -> isOwner ? heard(mailbox, what) : Replies.problem(ErrorCode.NOT_FOUND);
            case "PUT answer" -> isOwner ? say(mailbox, what, body) : Replies.problem(ErrorCode.NOT_FOUND);
            case "GET blob" -> isOwner ? fetch(parts[1], mailbox) : Replies.problem(ErrorCode.NOT_FOUND);
            case "GET answer" -> isLinked ? heard(mailbox, what) : Replies.problem(ErrorCode.DEVICE_NOT_LINKED);
            case "PUT greeting" ->
                isLinked && isFor(mailbox, body) ? say(mailbox, what, body) : Replies.problem(ErrorCode.NOT_FOUND);
            case "PUT blob" ->
                isLinked && isFor(mailbox, body)
                        ? fill(mailbox, relay.accessTokens.get(request.token()), body)
                        : Replies.problem(ErrorCode.NOT_FOUND);
            default -> throw new AssertionError("not of the contract: " + request);
        };
    }

    private static boolean isFor(Mailbox mailbox, Json.Obj body) {
        return Arrays.equals(mailbox.key, body.base64("ephemeral_key"));
    }

    private static Reply heard(Mailbox mailbox, String what) {
        byte[] words = mailbox.said.get(what);
        return words == null
                ? new Reply.Answered(204, "")
                : Replies.json(200, Json.build().put("words", words));
    }

    private static Reply say(Mailbox mailbox, String what, Json.Obj body) {
        byte[] words = body.base64("words");
        byte[] before = mailbox.said.putIfAbsent(what, words);
        boolean isFirst = before == null || Arrays.equals(before, words);
        return isFirst ? new Reply.Answered(204, "") : Replies.problem(ErrorCode.MAILBOX_FILLED);
    }

    private Reply fill(Mailbox mailbox, @Nullable RelayDevice caller, Json.Obj body) {
        if (caller == null) return Replies.problem(ErrorCode.UNAUTHENTICATED);
        if (mailbox.blob.length > 0) return Replies.problem(ErrorCode.MAILBOX_FILLED);
        mailbox.blob = body.base64("blob");
        AuthSession session = relay.logIn(relay.user(caller.address.userId()));
        mailbox.session = Optional.of(session);
        filled++;
        largestBlob = Math.max(largestBlob, mailbox.blob.length);
        return Replies.json(201, Json.build().put("device_id", session.deviceId()));
    }

    private Reply fetch(String address, Mailbox mailbox) {
        if (mailbox.blob.length == 0) return new Reply.Answered(204, "");
        open.remove(address);
        return Replies.json(
                200,
                Json.build()
                        .put("blob", tamperBlob.apply(mailbox.blob))
                        .put("session", mailbox.session.orElseThrow().toJson()));
    }
}
