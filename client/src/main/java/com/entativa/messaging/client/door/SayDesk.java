package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Extras.Quote;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.view.PersonView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is said, and done to what was said.
final class SayDesk {
    private SayDesk() {}

    static void open(Register register) {
        register.on("say", SayDesk::say)
                .on("send_card", SayDesk::card)
                .on("forward", SayDesk::forward)
                .on(
                        "react",
                        (messenger, with) ->
                                Reply.of(messenger.timeline().react(with.uuid("line_id"), with.text("emoji"))))
                .on(
                        "edit",
                        (messenger, with) -> Reply.of(
                                messenger.timeline().edit(with.uuid("line_id"), with.text("text"), extras(with))))
                .on(
                        "unsend",
                        (messenger, with) -> Reply.of(messenger.timeline().deleteForEveryone(with.uuid("line_id"))))
                .on(
                        "delete_for_me",
                        (messenger, with) -> Reply.of(messenger.timeline().deleteForMe(With.ids(with, "line_ids"))))
                .does("timer", (messenger, with) -> messenger
                        .timeline()
                        .timer(with.uuid("conversation_id"), With.seconds(with)));
    }

    private static Extras extras(Json.Obj with) {
        return new Extras(With.mentions(with), List.of(), Quote.None.NONE, 0);
    }

    private static Reply say(Messenger messenger, Json.Obj with) {
        Extras extras = extras(with).quoting(quote(messenger, with));
        UUID conversationId = with.uuid("conversation_id");
        Saying text = new Saying.Text(with.text("text"), extras);
        if (!with.has("line_id")) return said(messenger, conversationId, text);
        return line(messenger, messenger.timeline().say(with.uuid("line_id"), conversationId, text));
    }

    /// What a reply answers, as it is seen here; none when it is not here.
    static Quote quote(Messenger messenger, Json.Obj with) {
        if (!with.has("reply_to")) return Quote.None.NONE;
        return messenger
                .timeline()
                .find(with.uuid("reply_to"))
                .map(Message::quote)
                .orElse(Quote.None.NONE);
    }

    private static Reply said(Messenger messenger, UUID conversationId, Saying saying) {
        return line(messenger, messenger.timeline().say(conversationId, saying));
    }

    private static Reply line(Messenger messenger, Message message) {
        return new Reply.Ok(messenger.views(views -> views.line(message)).toJson());
    }

    private static Reply card(Messenger messenger, Json.Obj with) {
        PersonView person = messenger.views(views -> views.people().find(with.uuid("user_id")));
        if (person.username().isEmpty()) return Reply.notThere();
        Saying card = new Saying.Card(person.userId(), person.username(), person.name(), Extras.NONE);
        return said(messenger, with.uuid("conversation_id"), card);
    }

    /// The words and files as they stand; not what they answered, nor whom they named.
    private static Reply forward(Messenger messenger, Json.Obj with) {
        Optional<Message> message = messenger.timeline().find(with.uuid("line_id"));
        if (message.isEmpty() || message.get().said().isEmpty()) return Reply.notThere();
        Saying saying = bare(message.get().said().getFirst().saying());
        List<Message> sent = new ArrayList<>();
        for (UUID id : With.ids(with, "conversation_ids")) {
            sent.add(messenger.timeline().say(id, saying));
        }
        return new Reply.Ok(Json.array(messenger.views(views -> views.lines(sent)).stream()
                .map(line -> line.toJson())
                .toList()));
    }

    private static Saying bare(Saying saying) {
        return switch (saying) {
            case Saying.Text(String text, Extras _) -> new Saying.Text(text);
            case Saying.Files(var files, String text, Extras _) -> new Saying.Files(files, text, Extras.NONE);
            case Saying.Card(UUID user, String username, String name, Extras _) ->
                new Saying.Card(user, username, name, Extras.NONE);
        };
    }
}
