package com.entativa.messaging.client.membership;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Participant.Role;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.group.Charter;
import com.entativa.messaging.client.group.GroupState;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Whether a user may do something to a group, as far as this device knows; the relay judges again.
final class Judgement {
    private Judgement() {}

    /// Empty when it may be tried.
    static Optional<Problem> of(GroupState state, UUID self, GroupAct act) {
        if (!state.isMember()) return problem(ErrorCode.NOT_FOUND, "not a member");
        Charter charter = state.charter();
        if (!charter.isAdmin(self)) return problem(ErrorCode.NOT_ALLOWED, "an admin of the group may do this");
        return switch (act) {
            case GroupAct.Plain _, GroupAct.Pictured _ -> Optional.empty();
            case GroupAct.Renamed(String name) -> ofName(name);
            case GroupAct.Added _ ->
                charter.after(act).members().size() > Contract.MAX_MEMBERS
                        ? problem(ErrorCode.GROUP_FULL, "a group has at most 1000 members")
                        : Optional.empty();
            case GroupAct.Removed(List<UUID> gone) ->
                gone.contains(self) || !charter.members().keySet().containsAll(gone)
                        ? problem(ErrorCode.NOT_FOUND, "other members are removed; oneself leaves")
                        : Optional.empty();
            case GroupAct.Admin(UUID userId, boolean _) -> ofRole(charter, userId, act);
        };
    }

    private static Optional<Problem> ofRole(Charter charter, UUID userId, GroupAct act) {
        Role role = charter.members().get(userId);
        if (role == null) return problem(ErrorCode.NOT_FOUND, "no member");
        return charter.after(act).hasAdmin()
                ? Optional.empty()
                : problem(ErrorCode.LAST_ADMIN, "make somebody else an admin first");
    }

    static Optional<Problem> ofName(String name) {
        boolean fits = name.getBytes(StandardCharsets.UTF_8).length <= GroupAct.MAX_NAME_BYTES;
        return fits ? Optional.empty() : problem(ErrorCode.TOO_LARGE, "a name has at most 1024 bytes");
    }

    private static Optional<Problem> problem(ErrorCode code, String detail) {
        return Optional.of(Problem.of(code, detail));
    }
}
