package com.entativa.messaging.client.door;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.command.ConversationCommands.Entry;
import com.entativa.messaging.client.conversation.Chats.Shelf;
import com.entativa.messaging.client.view.ConversationView;
import com.entativa.messaging.client.view.PersonView;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// The lists of conversations, people, and what is chosen for each.
final class ListDesk {
    private ListDesk() {}

    static void open(Register register) {
        register.reads("conversations", ListDesk::page)
                .reads("conversation", (messenger, with) -> one(messenger, with.uuid("conversation_id")))
                .reads("people", (messenger, _) -> people(messenger))
                .on("find_person", ListDesk::find)
                .on("direct", ListDesk::direct);
        choices(register);
    }

    private static void choices(Register register) {
        register.does("accept", (messenger, with) -> messenger.chats().accept(with.uuid("conversation_id")))
                .does("decline", (messenger, with) -> messenger.chats().decline(with.uuid("conversation_id")))
                .does("block", (messenger, with) -> messenger.chats().block(with.uuid("user_id"), with.flag("blocked")))
                .does(
                        "pin",
                        (messenger, with) -> messenger.chats().pin(with.uuid("conversation_id"), with.flag("pinned")))
                .does("archive", (messenger, with) -> messenger
                        .chats()
                        .archive(with.uuid("conversation_id"), with.flag("archived")))
                .does("mute", (messenger, with) -> messenger
                        .chats()
                        .muteUntil(with.uuid("conversation_id"), with.integer("until")))
                .does(
                        "draft",
                        (messenger, with) -> messenger.chats().draft(with.uuid("conversation_id"), with.text("text")));
    }

    private static Reply page(Messenger messenger, Json.Obj with) {
        Shelf shelf = With.word(with, "shelf", Shelf.values());
        List<Entry> page = messenger.chats().page(shelf, With.textOr(with, "beyond", ""), With.limit(with));
        return new Reply.Ok(Json.array(messenger.views(views -> page.stream()
                .map(entry -> views.conversation(entry.chat()).toJson())
                .toList())));
    }

    private static Reply one(Messenger messenger, UUID conversationId) {
        boolean isKnown =
                messenger.conversations().stream().anyMatch(each -> each.id().equals(conversationId));
        return isKnown
                ? new Reply.Ok(messenger.views(
                        views -> views.conversation(conversationId).toJson()))
                : Reply.notThere();
    }

    private static Reply people(Messenger messenger) {
        List<Conversation> known = messenger.conversations();
        List<PersonView> people = messenger.views(views -> known.stream()
                .filter(each -> each.type() == Conversation.Type.DIRECT)
                .map(each -> views.conversation(each.id()))
                .filter(each -> each.chat().isAccepted())
                .flatMap(each -> each.person().stream())
                .sorted(Comparator.comparing(person -> person.name().toLowerCase(Locale.ROOT)))
                .toList());
        return new Reply.Ok(Json.array(people.stream().map(PersonView::toJson).toList()));
    }

    private static Reply find(Messenger messenger, Json.Obj with) {
        return Reply.of(messenger.findUser(with.text("username")), user -> person(messenger, user));
    }

    private static Json person(Messenger messenger, UserProfile user) {
        return messenger.views(views -> views.people().find(user.userId())).toJson();
    }

    private static Reply direct(Messenger messenger, Json.Obj with) {
        return Reply.of(messenger.directWith(with.text("username")), conversation -> {
            ConversationView view = messenger.views(views -> views.conversation(conversation.id()));
            return view.toJson();
        });
    }
}
