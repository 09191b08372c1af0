package com.entativa.messaging.client.view;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.content.GroupAct.Picture;
import com.entativa.messaging.client.group.Group;
import java.util.List;

/// A group and the people in it.
public record GroupView(Group group, boolean isOurs, List<MemberView> members) {
    public record MemberView(PersonView person, Group.Member member, boolean isSelf) {
        Json.Obj toJson() {
            return Json.build()
                    .put("person", person.toJson())
                    .put("role", Word.of(member.role()))
                    .put("standing", Word.of(member.standing()))
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
                .put("my_role", isOurs ? Word.of(group.ours().role()) : "none")
                .object();
    }
}
