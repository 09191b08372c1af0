package com.entativa.messaging.client.view;

import com.entativa.messaging.api.Participant;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.content.GroupAct.Picture;
import com.entativa.messaging.client.group.Group;
import java.util.List;
import java.util.Locale;

/// A group and the people in it.
public record GroupView(Group group, boolean isOurs, List<MemberView> members) {
    public record MemberView(PersonView person, Group.Member member, boolean isSelf) {
        Json.Obj toJson() {
            return Json.build()
                    .put("person", person.toJson())
                    .put("role", role(member.role()))
                    .put("standing", member.standing().name().toLowerCase(Locale.ROOT))
                    .put("mine", isSelf)
                    .object();
        }
    }

    public Json.Obj toJson() {
        return Json.build()
                .put("conversation_id", group.conversationId())
                .put("name", group.shownName())
                .put("has_picture", group.picture() instanceof Picture.Blob)
                .put("revision", group.ours().revision())
                .put("members", members, MemberView::toJson)
                .put("my_role", isOurs ? role(group.ours().role()) : "none")
                .object();
    }

    private static String role(Participant.Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
