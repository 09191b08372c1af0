package com.entativa.messaging.cli;

import com.entativa.messaging.client.content.GroupAct;
import java.util.List;
import java.util.UUID;

/// What somebody did to a group, to follow their name.
final class GroupWords {
    private GroupWords() {}

    static String of(GroupAct act) {
        return switch (act) {
            case GroupAct.Plain.CREATED -> "made the group";
            case GroupAct.Plain.LEFT -> "left";
            case GroupAct.Plain.NOTHING -> "changed nothing";
            case GroupAct.Added(List<UUID> userIds) -> "added " + people(userIds);
            case GroupAct.Removed(List<UUID> userIds) -> "removed " + people(userIds);
            case GroupAct.Renamed(String name) -> "named the group " + Plain.text(name);
            case GroupAct.Pictured _ -> "changed the picture";
            case GroupAct.Admin(UUID _, boolean isAdmin) ->
                isAdmin ? "made somebody an admin" : "made an admin a member";
        };
    }

    private static String people(List<UUID> userIds) {
        return userIds.size() == 1 ? "somebody" : userIds.size() + " people";
    }
}
