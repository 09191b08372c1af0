package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.call.Call;
import com.entativa.messaging.client.call.Started;
import com.entativa.messaging.client.content.Aside.Media;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.relay.Signalling.IceServer;
import com.entativa.messaging.client.view.CallView;
import com.entativa.messaging.client.view.Views;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// Calls between two: what WebRTC says goes in here, and comes out as events.
final class CallDesk {
    private CallDesk() {}

    static void open(Register register) {
        register.on("call", CallDesk::start)
                .on("answer_call", CallDesk::answer)
                .does("decline_call", (messenger, with) -> messenger.calls().decline(id(with)))
                .does("hang_up", (messenger, with) -> messenger.calls().hangUp(id(with)))
                .does("call_connected", (messenger, with) -> messenger.calls().connected(id(with)))
                .does("candidate", (messenger, with) -> messenger.calls().candidate(id(with), with.text("candidate")))
                .on("ice_servers", (messenger, _) -> Reply.of(messenger.calls().iceServers(), CallDesk::servers))
                .on("calls", CallDesk::log);
    }

    private static UUID id(Json.Obj with) {
        return with.uuid("call_id");
    }

    private static Reply start(Messenger messenger, Json.Obj with) {
        Media media = With.word(with, "media", Media.values());
        return reply(
                messenger,
                messenger.calls().start(with.uuid("conversation_id"), media, with.text("sdp"), fingerprint(with)));
    }

    private static Reply answer(Messenger messenger, Json.Obj with) {
        return reply(messenger, messenger.calls().accept(id(with), with.text("sdp"), fingerprint(with)));
    }

    private static Octets fingerprint(Json.Obj with) {
        return Octets.copyOf(with.base64("fingerprint"));
    }

    private static Reply reply(Messenger messenger, Started started) {
        return switch (started) {
            case Started.Ok(Call call) ->
                new Reply.Ok(messenger
                        .views(views -> CallView.of(call, views.people()))
                        .toJson());
            case Started.Refused refused -> {
                String code = refused.name().toLowerCase(Locale.ROOT);
                yield new Reply.Failed(code, "no call: " + code);
            }
        };
    }

    private static Json servers(List<IceServer> servers) {
        return Json.array(servers.stream()
                .map(server -> Json.build()
                        .put("urls", server.urls(), Json.Text::new)
                        .put("username", server.username())
                        .put("credential", server.credential())
                        .object())
                .toList());
    }

    private static Reply log(Messenger messenger, Json.Obj with) {
        int limit = With.limit(with);
        List<Message> lines = with.has("beyond")
                ? messenger.calls().before(with.uuid("beyond"), limit)
                : messenger.calls().newest(limit);
        return new Reply.Ok(Json.array(messenger.views(
                views -> lines.stream().map(line -> entry(views, line)).toList())));
    }

    private static Json.Obj entry(Views views, Message line) {
        return Json.build()
                .put("line", views.line(line).toJson())
                .put("person", views.other(line.conversationId()).toJson())
                .put("conversation_id", line.conversationId())
                .object();
    }
}
