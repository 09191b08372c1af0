package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.call.Call;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.view.CallView;
import com.entativa.messaging.client.view.Views;
import com.entativa.messaging.client.view.Word;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/// What happened, as interfaces are told of it.
final class Told {
    private final Door.Sink sink;

    Told(Door.Sink sink) {
        this.sink = sink;
    }

    void tell(Messenger messenger, Event event) {
        switch (event) {
            case Event.MessageChanged(var message) ->
                draw(messenger, "line", views -> views.line(message).toJson());
            case Event.MessageRemoved(UUID conversationId, UUID id) ->
                tell(
                        "line_removed",
                        Json.build().put("conversation_id", conversationId).put("line_id", id));
            case Event.ConversationChanged(var chat) ->
                draw(messenger, "conversation", views -> views.conversation(chat)
                        .toJson());
            case Event.PersonChanged(UUID userId) -> person(messenger, userId);
            case Event.IdentityChanged(UUID userId) -> person(messenger, userId);
            case Event.CallChanged(Call call) ->
                draw(messenger, "call", views -> CallView.of(call, views.people())
                        .toJson());
            case Event.CallSignal(UUID callId, Aside.Step step, String text) ->
                tell(
                        "call_signal",
                        Json.build()
                                .put("call_id", callId)
                                .put("step", step(step))
                                .put("text", text));
            // The core's own.
            case Event.CallSignalled _ -> {}
            case Event.PresenceChanged(var presence) ->
                tell(
                        "presence",
                        Json.build()
                                .put("user_id", presence.userId())
                                .put("online", presence.online())
                                .put("last_seen", presence.lastSeenMillis()));
            case Event.TypingChanged typing -> typing(messenger, typing);
            case Event.DeviceAdded(var device) -> tell("device_added", AccountDesk.device(device));
            case Event.DeviceRemoved _ -> {}
            case Event.ConnectionChanged(var state) ->
                tell("connection", Json.build().put("state", Word.of(state)));
            case Event.FileMoved moved -> tell("transfer", transfer(moved));
            case Event.CaughtUp _ -> tell("caught_up", Json.build());
            case Event.Fault(String where, var _) -> tell("fault", Json.build().put("where", where));
        }
    }

    /// A person, and the conversation with them, since its title is their name.
    private void person(Messenger messenger, UUID userId) {
        draw(messenger, "person", views -> views.people().find(userId).toJson());
        if (userId.equals(messenger.account().self().userId())) return;
        messenger
                .directKnown(userId)
                .ifPresent(id -> draw(messenger, "conversation", views -> views.conversation(id)
                        .toJson()));
    }

    private static String step(Aside.Step step) {
        return step == Aside.Step.ICE ? "candidate" : step.name().toLowerCase(Locale.ROOT);
    }

    private void typing(Messenger messenger, Event.TypingChanged typing) {
        draw(messenger, "typing", views -> Json.build()
                .put("conversation_id", typing.conversationId())
                .put("user_id", typing.userId())
                .put("name", views.people().find(typing.userId()).name())
                .put("typing", typing.typing())
                .object());
    }

    private static Json.Builder transfer(Event.FileMoved moved) {
        return Json.build()
                .put("transfer_id", moved.fileId())
                .put("conversation_id", moved.conversationId())
                .put("line_id", moved.messageId())
                .put("file_id", moved.fileId())
                .put("direction", moved.isUpload() ? "up" : "down")
                .put("done", moved.progress().done())
                .put("total", moved.progress().total())
                .put("state", Word.of(moved.progress().state()));
    }

    private void draw(Messenger messenger, String name, Function<Views, Json.Obj> view) {
        tell(name, messenger.views(view));
    }

    /// The new device's side of linking, before there is a messenger.
    void linking(Json.Obj state) {
        tell("linking", state);
    }

    private void tell(String name, Json.Builder data) {
        tell(name, data.object());
    }

    private void tell(String name, Json.Obj data) {
        sink.tell(Json.build().put("event", name).put("data", data).object().write());
    }
}
