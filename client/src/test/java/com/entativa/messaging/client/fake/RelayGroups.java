package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.ConversationNotice;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.api.Participant.Role;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.platform.Http.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The relay's operations on groups: compare-and-set on the revision, and a notice for all.
final class RelayGroups {
    private final FakeRelay relay;

    RelayGroups(FakeRelay relay) {
        this.relay = relay;
    }

    /// As it stands after its making.
    static Conversation made(UUID id, Conversation.Type type, List<UUID> members, long at) {
        List<Participant> participants = new ArrayList<>();
        for (UUID member : members) {
            Role role = type == Conversation.Type.GROUP && participants.isEmpty() ? Role.ADMIN : Role.MEMBER;
            participants.add(new Participant(member, role, Participant.State.ACCEPTED, at));
        }
        return with(new Conversation(id, type, members, at), 1, "", participants);
    }

    private static Conversation with(Conversation before, long revision, String state, List<Participant> members) {
        Conversation.Details old = before.details();
        return new Conversation(
                before.id(),
                before.type(),
                members.stream().map(Participant::userId).toList(),
                before.createdAtMillis(),
                new Conversation.Details(revision, state, old.disappearingSeconds(), members, old.settings()));
    }

    Reply update(RelayDevice caller, UUID id, Json.Obj body) {
        Conversation before = relay.conversations.get(id);
        if (before == null || !before.participantIds().contains(caller.address.userId())) {
            return Replies.problem(ErrorCode.NOT_FOUND);
        }
        if (!isAdmin(before, caller.address.userId())) return Replies.problem(ErrorCode.NOT_ALLOWED);
        if (before.details().revision() != body.integer("revision")) {
            ErrorCode code = ErrorCode.REVISION_CONFLICT;
            Json.Obj current =
                    Json.build().put("revision", before.details().revision()).object();
            return Replies.problem(new Problem(code.code(), code.status(), "changed meanwhile", current));
        }
        Map<UUID, Role> members = roles(before);
        for (UUID added : list(body, "add")) members.putIfAbsent(added, Role.MEMBER);
        for (UUID removed : list(body, "remove")) members.remove(removed);
        if (body.has("roles")) {
            for (Json.Obj role : body.list("roles", Json::object)) {
                members.replace(role.uuid("user_id"), Role.from(role.text("role")));
            }
        }
        String state = body.has("encrypted_state")
                ? body.text("encrypted_state")
                : before.details().encryptedState();
        return Replies.json(
                200, changed(caller.address.userId(), before, state, members).toJson());
    }

    Reply leave(RelayDevice caller, UUID id, UUID member) {
        Conversation before = relay.conversations.get(id);
        UUID self = caller.address.userId();
        if (before == null || !before.participantIds().contains(self)) return Replies.problem(ErrorCode.NOT_FOUND);
        if (!member.equals(self)) throw new AssertionError("our client removes with a charter");
        Map<UUID, Role> members = roles(before);
        members.remove(self);
        if (!members.isEmpty() && !members.containsValue(Role.ADMIN)) {
            members.put(members.keySet().iterator().next(), Role.ADMIN);
        }
        changed(self, before, before.details().encryptedState(), members);
        return Replies.json(204, Json.build());
    }

    /// By whomever, whether it is theirs to do or not.
    Conversation changed(UUID by, Conversation before, String state, Map<UUID, Role> members) {
        long at = relay.clock.advance(1);
        List<Participant> participants = new ArrayList<>();
        members.forEach((id, role) -> participants.add(new Participant(id, role, Participant.State.ACCEPTED, at)));
        Conversation after = with(before, before.details().revision() + 1, state, participants);
        relay.conversations.put(after.id(), after);
        Set<UUID> told = new LinkedHashSet<>(before.participantIds());
        told.addAll(after.participantIds());
        UUID notice = relay.freshId();
        long revision = after.details().revision();
        for (UUID user : told) {
            for (RelayDevice device : relay.user(user).devices.values()) {
                device.mailbox
                        .values()
                        .removeIf(frame -> frame instanceof ConversationNotice.Changed old
                                && old.conversationId().equals(after.id()));
                device.put(notice, new ConversationNotice.Changed(notice, after.id(), revision, by, at));
            }
        }
        return after;
    }

    static Map<UUID, Role> roles(Conversation conversation) {
        Map<UUID, Role> roles = new LinkedHashMap<>();
        conversation.details().participants().forEach(one -> roles.put(one.userId(), one.role()));
        return roles;
    }

    private static boolean isAdmin(Conversation conversation, UUID userId) {
        return roles(conversation).get(userId) == Role.ADMIN;
    }

    private static List<UUID> list(Json.Obj body, String name) {
        return body.has(name) ? body.list(name, Json::uuid) : List.of();
    }
}
