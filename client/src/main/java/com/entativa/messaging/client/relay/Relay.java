package com.entativa.messaging.client.relay;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.KeyStatus;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.PreKeyUpload;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.platform.Http;
import com.entativa.messaging.client.platform.Http.Reply;
import com.entativa.messaging.client.platform.Http.Request;
import com.entativa.messaging.protocol.key.Bytes32;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The relay's operations (`openapi.yaml`), one method each. Blocking. A call whose access token has run out
/// refreshes it
/// once and goes again.
public final class Relay {
    private static final String API = "/api/v1";
    private static final int UNAUTHENTICATED = 401;
    private final Http http;
    private final Tokens tokens;
    private String accessToken = "";

    public Relay(Http http, Tokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    /// `invite` is empty where none is shown.
    public Answer<AuthSession> register(String username, String displayName, String password, String invite) {
        Json.Builder body = Json.build()
                .put("username", username)
                .put("display_name", displayName)
                .put("password", password);
        if (!invite.isEmpty()) body.put("invite_code", invite);
        return logIn("/auth/register", body.object());
    }

    public Answer<AuthSession> login(String username, String password) {
        return logIn(
                "/auth/login",
                Json.build().put("username", username).put("password", password).object());
    }

    /// Does not reach the store: the caller keeps the first tokens together with the account.
    private Answer<AuthSession> logIn(String path, Json.Obj body) {
        Answer<AuthSession> answer =
                read(http.call(new Request("POST", API + path, "", body.write())), AuthSession::from);
        if (answer instanceof Answer.Ok<AuthSession>(AuthSession session)) accessToken = session.accessToken();
        return answer;
    }

    /// By which calls are made.
    public Signalling signalling() {
        return new Signalling(this);
    }

    /// By which devices are linked.
    public ProvisioningCalls provisioning() {
        return new ProvisioningCalls(this);
    }

    /// A call without a log-in, by the token of a mailbox.
    <T> Answer<T> mailbox(String method, String path, String token, String body, Function<Json.Obj, T> reader) {
        return read(http.call(new Request(method, API + path, "", body, token)), reader);
    }

    /// Goes on with a log-in that came by another way than a password.
    void admit(AuthSession session) {
        accessToken = session.accessToken();
    }

    public Answer<Boolean> logout() {
        return done("POST", "/auth/logout", "");
    }

    public AccountCalls account() {
        return new AccountCalls(this);
    }

    public Answer<UserProfile> findUser(String username) {
        return get("/users/by-username/" + username, UserProfile::from);
    }

    public Answer<UserProfile> user(UUID id) {
        return get("/users/" + id, UserProfile::from);
    }

    public Answer<List<Device>> devices() {
        return get("/devices", body -> body.list("devices", Device::from));
    }

    public Answer<Boolean> removeDevice(int deviceId) {
        return done("DELETE", "/devices/" + deviceId, "");
    }

    /// Sealed by this account's devices.
    public Answer<Boolean> renameDevice(int deviceId, byte[] encryptedName) {
        Json.Obj body = Json.build().put("encrypted_name", encryptedName).object();
        return done("PUT", "/devices/" + deviceId + "/name", body.write());
    }

    /// The identity key the relay has for the person.
    public Answer<byte[]> identityKey(UUID userId) {
        return get("/keys/identity/" + userId, body -> body.base64("public_key"));
    }

    public Answer<Boolean> uploadIdentity(byte[] publicKey, boolean startOver) {
        Json.Builder body = Json.build().put("public_key", publicKey);
        if (startOver) body.put("start_over", true);
        return done("POST", "/keys/identity", body.object().write());
    }

    /// The ids of one-time prekeys that were not taken.
    public Answer<List<Integer>> uploadPreKeys(PreKeyUpload upload) {
        return call("POST", "/keys/prekeys", upload.toJson().write(), body -> body.list("rejected", Relay::keyId));
    }

    public Answer<KeyStatus> keyStatus() {
        return get("/keys/prekeys", KeyStatus::from);
    }

    /// Bundles of the named devices; of all when none is named.
    public Answer<UserBundles> bundles(UUID userId, List<Integer> deviceIds) {
        StringBuilder path = new StringBuilder("/keys/bundles/").append(userId);
        char before = '?';
        for (int deviceId : deviceIds) {
            path.append(before).append("device_id=").append(deviceId);
            before = '&';
        }
        return get(path.toString(), UserBundles::from);
    }

    public Answer<Conversation> createConversation(Conversation.Type type, List<UUID> participants) {
        Json.Obj body = Json.build()
                .put("type", type.word())
                .put("participant_ids", participants, id -> new Json.Text(id.toString()))
                .object();
        return call("POST", "/conversations", body.write(), Conversation::from);
    }

    public Answer<Conversation> conversation(UUID id) {
        return get("/conversations/" + id, Conversation::from);
    }

    /// Changes what `changes` names, together, as the revision after `revision`.
    public Answer<Conversation> updateConversation(UUID id, long revision, Json.Builder changes) {
        Json.Obj body = changes.put("revision", revision).object();
        return call("PATCH", "/conversations/" + id, body.write(), Conversation::from);
    }

    /// The caller leaves a group.
    public Answer<Boolean> leave(UUID id, UUID self) {
        return done("DELETE", "/conversations/" + id + "/members/" + self, "");
    }

    /// What the user uploaded stays for another 30 days.
    public Answer<Boolean> keep(Bytes32 blobId) {
        return done("POST", "/media/" + MediaAnswer.text(blobId), "");
    }

    /// Who is here, of those in reach.
    public Answer<List<LiveFrame.Presence>> presence() {
        return get("/presence", body -> body.list("presence", LiveFrame.Presence::from));
    }

    /// The server's time of the message.
    public Answer<Long> send(Submission submission) {
        return call(
                "POST",
                "/conversations/" + submission.conversationId() + "/messages",
                submission.toJson().write(),
                body -> body.integer("sent_at"));
    }

    /// A good access token, refreshed when there is none; empty when logged out or offline.
    public Optional<String> accessToken() {
        if (accessToken.isEmpty()) refresh();
        return Optional.of(accessToken).filter(token -> !token.isEmpty());
    }

    /// Nothing comes of trying again: somebody has to log in.
    public boolean isLoggedOut() {
        return tokens.refreshToken().isEmpty();
    }

    /// The relay refused the token: the next call refreshes it.
    public void forgetAccessToken() {
        accessToken = "";
    }

    private <T> Answer<T> get(String path, Function<Json.Obj, T> reader) {
        return call("GET", path, "", reader);
    }

    Answer<Boolean> done(String method, String path, String body) {
        return call(method, path, body, _ -> true);
    }

    <T> Answer<T> call(String method, String path, String body, Function<Json.Obj, T> reader) {
        if (accessToken.isEmpty()) refresh();
        Reply reply = http.call(new Request(method, API + path, accessToken, body));
        boolean runOut = reply instanceof Reply.Answered(int status, String _) && status == UNAUTHENTICATED;
        if (runOut && refresh()) reply = http.call(new Request(method, API + path, accessToken, body));
        return read(reply, reader);
    }

    private boolean refresh() {
        Optional<String> token = tokens.refreshToken();
        if (token.isEmpty()) return false;
        String body = Json.build()
                .put("refresh_token", token.get())
                .put("next_refresh_token", tokens.successor())
                .object()
                .write();
        return switch (read(http.call(new Request("POST", API + "/auth/refresh", "", body)), AuthSession::from)) {
            case Answer.Ok<AuthSession>(AuthSession session) -> {
                tokens.replace(session);
                accessToken = session.accessToken();
                yield true;
            }
            case Answer.Refused<AuthSession>(Problem problem) -> {
                if (problem.status() == UNAUTHENTICATED) tokens.loggedOut();
                accessToken = "";
                yield false;
            }
            case Answer.Unreachable<AuthSession> _ -> false;
        };
    }

    private static <T> Answer<T> read(Reply reply, Function<Json.Obj, T> reader) {
        return switch (reply) {
            case Reply.Unreachable(String why) -> new Answer.Unreachable<>(why);
            case Reply.Answered(int status, String body) ->
                status < 300 ? value(body.isEmpty() ? "{}" : body, reader) : refused(status, body);
        };
    }

    private static <T> Answer<T> value(String body, Function<Json.Obj, T> reader) {
        return switch (Json.read(body, reader)) {
            case Json.Read.Ok<T>(T value) -> new Answer.Ok<>(value);
            case Json.Read.Malformed<T>(String where) ->
                new Answer.Unreachable<>("the answer makes no sense: " + where);
        };
    }

    private static <T> Answer<T> refused(int status, String body) {
        return switch (Json.read(body, Problem::from)) {
            case Json.Read.Ok<Problem>(Problem problem) -> new Answer.Refused<>(problem);
            case Json.Read.Malformed<Problem> _ -> new Answer.Unreachable<>("status " + status);
        };
    }

    private static Integer keyId(Json json) {
        if (json instanceof Json.Num(long id)) return (int) id;
        throw new Json.Mismatch("key id is not an integer");
    }
}
