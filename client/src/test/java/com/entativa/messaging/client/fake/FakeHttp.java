package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.platform.Http;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/// One client's way to the relay by HTTP.
public final class FakeHttp implements Http {
    private static final String API = "/api/v1";
    private final FakeRelay relay;
    private final RelayKeys keys;

    /// What becomes of a request: by default the relay answers it.
    public Function<Request, Fate> fate = _ -> Fate.ANSWERED;

    public enum Fate {
        ANSWERED,
        /// It never came there.
        LOST,
        /// It was carried out, its answer was lost.
        ANSWER_LOST
    }

    public FakeHttp(FakeRelay relay) {
        this.relay = relay;
        this.keys = new RelayKeys(relay);
    }

    @Override
    public Reply call(Request request) {
        Fate what = fate.apply(request);
        if (what == Fate.LOST) return new Reply.Unreachable("lost");
        relay.requests.add(request.method() + " " + request.path().substring(API.length()));
        Reply reply = answer(request);
        return what == Fate.ANSWERED ? reply : new Reply.Unreachable("the answer was lost");
    }

    private Reply answer(Request request) {
        String path = request.path().substring(API.length());
        Json.Obj body = body(request.body());
        if (path.startsWith("/auth/") && !path.equals("/auth/logout")) return auth(path, body);
        String[] parts = path.substring(1).split("[/?]", -1);
        if (parts[0].equals("provisioning")) {
            return parts.length == 1 ? relay.mailboxes.open(body) : relay.mailboxes.answer(request, parts, body);
        }
        RelayDevice device = relay.accessTokens.get(request.token());
        if (device == null) return Replies.problem(ErrorCode.UNAUTHENTICATED);
        return switch (request.method() + " " + parts[0]) {
            case "GET users" ->
                parts[1].equals("me") ? Replies.json(200, Json.build().put("presence", presence(device))) : user(parts);
            case "PUT users" -> {
                relay.privacy.put(device.address.userId(), body.text("presence"));
                yield new Reply.Answered(204, "");
            }
            case "GET calls", "POST calls" -> relay.calls.answer(device, request.method(), parts, body);
            case "POST media" ->
                relay.othersMedia.contains(parts[1])
                        ? Replies.problem(ErrorCode.NOT_FOUND)
                        : new Reply.Answered(204, "");
            case "GET presence" ->
                Replies.json(200, Json.build().put("presence", relay.present, LiveFrame.Presence::toJson));
            case "GET blocks" ->
                Replies.json(
                        200,
                        Json.build().put("user_ids", List.copyOf(blocks(device)), id -> new Json.Text(id.toString())));
            case "PUT blocks" -> {
                blocks(device).add(UUID.fromString(parts[1]));
                yield new Reply.Answered(204, "");
            }
            case "DELETE blocks" -> {
                blocks(device).remove(UUID.fromString(parts[1]));
                yield new Reply.Answered(204, "");
            }
            case "GET devices" -> devices(device);
            case "DELETE devices" -> remove(new DeviceAddress(device.address.userId(), Integer.parseInt(parts[1])));
            case "PUT devices" -> {
                relay.device(new DeviceAddress(device.address.userId(), Integer.parseInt(parts[1]))).name =
                        body.base64("encrypted_name");
                yield new Reply.Answered(204, "");
            }
            case "POST keys" -> parts[1].equals("identity") ? keys.identity(device, body) : keys.upload(device, body);
            case "GET keys" -> keys(device, parts);
            case "POST conversations" -> parts.length == 1 ? create(device, body) : send(device, parts[1], body);
            case "GET conversations" -> conversation(device, UUID.fromString(parts[1]));
            case "PATCH conversations" -> relay.groups.update(device, UUID.fromString(parts[1]), body);
            case "DELETE conversations" ->
                relay.groups.leave(device, UUID.fromString(parts[1]), UUID.fromString(parts[3]));
            default -> throw new AssertionError("not of the contract: " + request);
        };
    }

    private static Json.Obj body(String text) {
        if (text.isEmpty()) return Json.build().object();
        return switch (Json.read(text, Function.identity())) {
            case Json.Read.Ok<Json.Obj>(Json.Obj body) -> body;
            case Json.Read.Malformed<Json.Obj>(String where) -> throw new AssertionError("malformed body: " + where);
        };
    }

    private Reply auth(String path, Json.Obj body) {
        return switch (path) {
            case "/auth/register" -> register(body);
            case "/auth/login" ->
                relay.byName(body.text("username"))
                        .filter(user -> user.password.equals(body.text("password")))
                        .map(user -> Replies.json(200, relay.logIn(user).toJson()))
                        .orElse(Replies.problem(ErrorCode.BAD_CREDENTIALS));
            case "/auth/refresh" ->
                relay.refreshed(body.text("refresh_token"), body.text("next_refresh_token"))
                        .map(session -> Replies.json(200, session.toJson()))
                        .orElse(Replies.problem(ErrorCode.UNAUTHENTICATED));
            default -> throw new AssertionError("not of the contract: " + path);
        };
    }

    private Reply register(Json.Obj body) {
        if (relay.byInvite && !body.has("invite_code")) return Replies.problem(ErrorCode.INVITE_NEEDED);
        if (relay.byInvite && !relay.invites.remove(body.text("invite_code"))) {
            return Replies.problem(ErrorCode.INVITE_BAD);
        }
        return Replies.json(
                201,
                relay.register(body.text("username"), body.text("display_name"), body.text("password"))
                        .toJson());
    }

    private Reply user(String[] parts) {
        if (parts[1].equals("by-username")) {
            return relay.byName(parts[2])
                    .map(user -> Replies.json(200, user.profile.toJson()))
                    .orElse(Replies.problem(ErrorCode.NOT_FOUND));
        }
        UUID id = UUID.fromString(parts[1]);
        return relay.hasUser(id) && !relay.outOfReach.contains(id)
                ? Replies.json(200, relay.user(id).profile.toJson())
                : Replies.problem(ErrorCode.NOT_FOUND);
    }

    private Reply devices(RelayDevice caller) {
        List<Device> own = relay.user(caller.address.userId()).devices.values().stream()
                .map(device -> new Device(
                        device.address.deviceId(),
                        device.registrationId,
                        device.isActive() ? Device.State.ACTIVE : Device.State.WAITING,
                        1,
                        0,
                        device.name))
                .toList();
        return Replies.json(200, Json.build().put("devices", own, Device::toJson));
    }

    private String presence(RelayDevice caller) {
        return relay.privacy.getOrDefault(caller.address.userId(), "contacts");
    }

    private Set<UUID> blocks(RelayDevice caller) {
        return relay.blocks.computeIfAbsent(caller.address.userId(), _ -> new LinkedHashSet<>());
    }

    private Reply remove(DeviceAddress address) {
        if (!relay.user(address.userId()).devices.containsKey(address.deviceId())) {
            return Replies.problem(ErrorCode.NOT_FOUND);
        }
        relay.remove(address);
        return new Reply.Answered(204, "");
    }

    private Reply keys(RelayDevice caller, String[] parts) {
        if (parts.length == 2) return keys.status(caller);
        return parts[1].equals("identity")
                ? keys.identityOf(relay.user(UUID.fromString(parts[2])))
                : bundles(caller, parts);
    }

    private Reply bundles(RelayDevice caller, String[] parts) {
        List<Integer> wanted = new ArrayList<>();
        for (int i = 3; i < parts.length; i++) {
            for (String one : parts[i].split("&", -1))
                wanted.add(Integer.parseInt(one.substring("device_id=".length())));
        }
        UUID id = UUID.fromString(parts[2]);
        return relay.hasUser(id) ? keys.bundles(caller, relay.user(id), wanted) : Replies.problem(ErrorCode.NOT_FOUND);
    }

    private Reply create(RelayDevice caller, Json.Obj body) {
        List<UUID> members = new ArrayList<>(body.list("participant_ids", Json::uuid));
        members.addFirst(caller.address.userId());
        Conversation.Type type = Conversation.Type.from(body.text("type"));
        return Replies.json(201, relay.conversation(type, members).toJson());
    }

    private Reply conversation(RelayDevice caller, UUID id) {
        Conversation known = relay.conversations.get(id);
        return known != null && known.participantIds().contains(caller.address.userId())
                ? Replies.json(200, known.toJson())
                : Replies.problem(ErrorCode.NOT_FOUND);
    }

    private Reply send(RelayDevice caller, String conversationId, Json.Obj body) {
        Submission submission = Submission.from(body, UUID.fromString(conversationId));
        return switch (relay.submit(caller, submission)) {
            case AnswerFrame.Sent sent -> Replies.json(201, sent.toJson());
            case AnswerFrame.Refused refused -> Replies.problem(problem(refused));
            default -> throw new AssertionError("no answer to a send");
        };
    }

    private static Problem problem(AnswerFrame.Refused refused) {
        for (ErrorCode code : ErrorCode.values()) {
            if (refused.is(code)) return new Problem(code.code(), code.status(), refused.detail(), refused.about());
        }
        throw new AssertionError("unknown code");
    }
}
