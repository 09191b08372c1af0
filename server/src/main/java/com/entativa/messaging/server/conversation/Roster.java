package com.entativa.messaging.server.conversation;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Participant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who is in a conversation at one revision, the longest-standing first: judges what a member may change there.
public record Roster(Conversation.Type type, long revision, List<Participant> members) {
    /// Empty when the order may be carried out, as far as members and roles say.
    public Optional<GroupStore.Changed> objection(GroupStore.Order order) {
        Optional<Participant> caller = member(order.caller());
        if (caller.isEmpty()) return refused(GroupStore.Refusal.NOT_FOUND);
        for (GroupChange change : order.changes()) {
            Optional<GroupStore.Refusal> refusal = refusal(caller.get(), change);
            if (refusal.isPresent()) return refused(refusal.get());
        }
        if (endsWithoutAdmin(order)) return refused(GroupStore.Refusal.LAST_ADMIN);
        boolean conflicts = order.revision() != GroupStore.ANY_REVISION && order.revision() != revision;
        return conflicts ? Optional.of(new GroupStore.Changed.Conflict(revision)) : Optional.empty();
    }

    /// Each of several changes may be good, and all together leave no admin. One alone is judged by itself.
    private boolean endsWithoutAdmin(GroupStore.Order order) {
        if (order.changes().size() < 2 || !isGroup()) return false;
        Map<UUID, Participant.Role> roles = new HashMap<>();
        members.forEach(member -> roles.put(member.userId(), member.role()));
        for (GroupChange change : order.changes()) {
            if (change instanceof GroupChange.Remove(UUID user)) roles.remove(user);
            if (change instanceof GroupChange.Role(UUID user, Participant.Role role)) roles.replace(user, role);
        }
        return !roles.containsValue(Participant.Role.ADMIN);
    }

    /// Who becomes admin when this one leaves, if nobody else is.
    public Optional<UUID> heirOf(UUID leaving) {
        List<Participant> others = members.stream()
                .filter(member -> !member.userId().equals(leaving))
                .toList();
        if (others.stream().anyMatch(Roster::isAdmin)) return Optional.empty();
        return others.stream().map(Participant::userId).findFirst();
    }

    public Optional<Participant> member(UUID user) {
        return members.stream().filter(member -> member.userId().equals(user)).findFirst();
    }

    private Optional<GroupStore.Refusal> refusal(Participant caller, GroupChange change) {
        boolean mayChange = type == Conversation.Type.DIRECT || isAdmin(caller);
        return switch (change) {
            case GroupChange.State _, GroupChange.Timer _ -> unless(mayChange);
            case GroupChange.Add(List<UUID> users) ->
                unless(isGroup() && mayChange).or(() -> fits(users) ? Optional.empty() : full());
            case GroupChange.Remove(UUID user) ->
                unless(isGroup() && (mayChange || user.equals(caller.userId()))).or(() -> ifStranger(user));
            case GroupChange.Role(UUID user, Participant.Role role) ->
                unless(isGroup() && mayChange).or(() -> ifStranger(user)).or(() -> ifLastAdmin(user, role));
        };
    }

    private boolean isGroup() {
        return type == Conversation.Type.GROUP;
    }

    private boolean fits(List<UUID> users) {
        long added = users.stream().filter(user -> member(user).isEmpty()).count();
        return members.size() + added <= Contract.MAX_MEMBERS;
    }

    private Optional<GroupStore.Refusal> ifStranger(UUID user) {
        return member(user).isPresent() ? Optional.empty() : Optional.of(GroupStore.Refusal.NOT_FOUND);
    }

    private Optional<GroupStore.Refusal> ifLastAdmin(UUID user, Participant.Role role) {
        boolean another = members.stream()
                .anyMatch(member -> isAdmin(member) && !member.userId().equals(user));
        boolean stays = role == Participant.Role.ADMIN || another;
        return stays ? Optional.empty() : Optional.of(GroupStore.Refusal.LAST_ADMIN);
    }

    private static boolean isAdmin(Participant member) {
        return member.role() == Participant.Role.ADMIN;
    }

    private static Optional<GroupStore.Refusal> full() {
        return Optional.of(GroupStore.Refusal.FULL);
    }

    private static Optional<GroupStore.Refusal> unless(boolean allowed) {
        return allowed ? Optional.empty() : Optional.of(GroupStore.Refusal.NOT_ALLOWED);
    }

    private static Optional<GroupStore.Changed> refused(GroupStore.Refusal why) {
        return Optional.of(new GroupStore.Changed.Refused(why));
    }
}
