package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.relay.Answer;
import java.util.List;
import java.util.UUID;

/// Groups: who is in them, what they are called.
final class GroupDesk {
    private GroupDesk() {}

    static void open(Register register) {
        register.on("group", (messenger, with) -> messenger
                        .groups()
                        .group(with.uuid("conversation_id"))
                        .<Reply>map(group -> new Reply.Ok(drawn(messenger, group)))
                        .orElseGet(Reply::notThere))
                .on("create_group", GroupDesk::create)
                .on(
                        "invite",
                        (messenger, with) -> group(
                                messenger,
                                messenger.groups().invite(with.uuid("conversation_id"), With.ids(with, "user_ids"))))
                .on(
                        "remove",
                        (messenger, with) -> group(
                                messenger,
                                messenger.groups().remove(with.uuid("conversation_id"), List.of(with.uuid("user_id")))))
                .on(
                        "leave",
                        (messenger, with) ->
                                Reply.of(messenger.groups().leave(with.uuid("conversation_id")), _ -> Json.build()
                                        .object()))
                .on(
                        "promote",
                        (messenger, with) -> group(
                                messenger,
                                messenger
                                        .groups()
                                        .promote(
                                                with.uuid("conversation_id"),
                                                with.uuid("user_id"),
                                                with.flag("admin"))))
                .on(
                        "rename",
                        (messenger, with) -> group(
                                messenger, messenger.groups().rename(with.uuid("conversation_id"), with.text("name"))));
    }

    private static Reply create(Messenger messenger, Json.Obj with) {
        return Reply.of(messenger.groups().create(with.text("name"), With.ids(with, "user_ids")), group -> {
            UUID id = group.conversationId();
            return messenger.views(views -> views.conversation(id)).toJson();
        });
    }

    static Reply group(Messenger messenger, Answer<Group> answer) {
        return Reply.of(answer, group -> drawn(messenger, group));
    }

    private static Json drawn(Messenger messenger, Group group) {
        return messenger.views(views -> views.group(group)).toJson();
    }
}
