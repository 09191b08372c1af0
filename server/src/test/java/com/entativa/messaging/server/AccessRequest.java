package com.entativa.messaging.server;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.AccessTable.Kind;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The request of one operation as a caller of the table makes it: path and example body of the contract, with what the
/// scene holds in the place of the contract's examples.
record AccessRequest(String method, String path, Map<String, String> headers, String body) {
    private static final List<String> WITH_REVISION = List.of("removeMember");

    /// As a path of the contract names its parameters: `{conversationId}`.
    static AccessRequest of(ContractOperation operation, AccessScene scene, Kind kind) {
        String path = operation.path();
        for (String name : operation.pathParameters()) {
            path = path.replace("{" + name + "}", parameter(operation.id(), scene, kind, name));
        }
        if (WITH_REVISION.contains(operation.id())) path += "?revision=" + revision(kind);
        Map<String, String> headers = new LinkedHashMap<>();
        String body = body(operation, scene, kind);
        if (operation.id().equals("uploadMedia") || operation.id().equals("appendToUpload")) {
            headers.put("Content-Type", operation.bodyType());
            if (operation.id().equals("appendToUpload")) headers.put("Upload-Offset", "0");
            body = "sixteen bytes it";
        } else if (!body.isEmpty()) {
            headers.put("Content-Type", "application/json");
        }
        return new AccessRequest(operation.method(), path, headers, body);
    }

    HttpRequest.BodyPublisher publisher() {
        return body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
    }

    /// Of a group's members the third is spoken about: whoever asks is not.
    private static String parameter(String operation, AccessScene scene, Kind kind, String name) {
        boolean member = operation.equals("removeMember") || operation.equals("setRole");
        return member && name.equals("userId") ? scene.cast().third().userId().toString() : scene.parameter(kind, name);
    }

    private static String body(ContractOperation operation, AccessScene scene, Kind kind) {
        return switch (operation.id()) {
            case "sendMessage" ->
                new Submission(
                                UUID.randomUUID(),
                                scene.conversation(kind),
                                Submission.Audience.EVERYONE,
                                scene.envelopes(kind))
                        .toJson()
                        .write();
            case "signalCall" -> hangUp(scene);
            case "addMembers" ->
                Json.build()
                        .put("revision", revision(kind))
                        .put("user_ids", List.of(scene.cast().of(Kind.STRANGER).userId()), AccessRequest::text)
                        .object()
                        .write();
            case "createConversation" ->
                Json.build()
                        .put("type", "direct")
                        .put("participant_ids", List.of(scene.target(kind).userId()), AccessRequest::text)
                        .object()
                        .write();
            case "markRead" ->
                Json.build().put("message_id", scene.message(kind)).object().write();
            case "acknowledgeMessages" ->
                Json.build()
                        .put("message_ids", List.of(scene.message(kind)), AccessRequest::text)
                        .object()
                        .write();
            case "changePassword" ->
                Json.build()
                        .put("old_password", "not that")
                        .put("new_password", "correct horse battery")
                        .object()
                        .write();
            case "deleteAccount" ->
                Json.build().put("password", "not that").object().write();
            default -> operation.exampleBody().replace("\"revision\":1", "\"revision\":" + revision(kind));
        };
    }

    private static String hangUp(AccessScene scene) {
        UUID conversation = UUID.fromString(scene.parameter(Kind.OWNER, "directConversation"));
        UUID call = UUID.fromString(scene.parameter(Kind.OWNER, "callId"));
        List<Envelope> nobody = new ArrayList<>();
        return new CallFrame(call, conversation, CallKind.HANGUP, CallMedia.UNSAID, nobody)
                .toJson()
                .write();
    }

    /// The group was changed once when its former member was removed.
    private static int revision(Kind kind) {
        return kind == Kind.BLOCKED ? 1 : 2;
    }

    private static Json text(UUID id) {
        return new Json.Text(id.toString());
    }
}
