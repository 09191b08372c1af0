package com.entativa.messaging.client.door;

import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.attachment.Downloaded;
import com.entativa.messaging.client.content.Attachment.Kind;
import com.entativa.messaging.client.content.Attachment.Label;
import com.entativa.messaging.client.content.Attachment.Look;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.transfer.FileTraffic;
import com.entativa.messaging.client.transfer.FileTraffic.Fetched;
import com.entativa.messaging.client.transfer.Outgoing;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Files of messages, out and in.
final class FileDesk {
    private final Supplier<FileTraffic> traffic;

    private FileDesk(Supplier<FileTraffic> traffic) {
        this.traffic = traffic;
    }

    static void open(Register register, Supplier<FileTraffic> traffic) {
        FileDesk desk = new FileDesk(traffic);
        register.on("send_files", desk::send)
                .on("download", (_, with) -> desk.download(with))
                .on("retry", desk::retry)
                .on("cancel_transfer", (_, with) -> desk.cancel(with));
    }

    private Reply send(Messenger messenger, Json.Obj with) {
        List<Outgoing> files = with.list("files", FileDesk::file);
        if (files.isEmpty()) throw new Json.Mismatch("files are none");
        Extras extras = Extras.NONE.quoting(SayDesk.quote(messenger, with));
        Message message =
                traffic.get().send(with.uuid("conversation_id"), files, With.textOr(with, "text", ""), extras);
        return new Reply.Ok(messenger.views(views -> views.line(message)).toJson());
    }

    private static Outgoing file(Json json) {
        Json.Obj file = Json.object(json);
        Look look = new Look(
                (int) number(file, "width"),
                (int) number(file, "height"),
                number(file, "duration"),
                octets(file, "waveform"),
                octets(file, "thumbnail"));
        Label label = new Label(file.text("type"), file.text("name"));
        return new Outgoing(file.text("handle"), With.word(file, "kind", Kind.values()), label, look);
    }

    private static long number(Json.Obj file, String name) {
        return file.has(name) ? Math.max(0, file.integer(name)) : 0;
    }

    private static Octets octets(Json.Obj file, String name) {
        return file.has(name) ? Octets.copyOf(file.base64(name)) : Octets.NONE;
    }

    private Reply download(Json.Obj with) {
        return fetched(traffic.get().fetch(with.uuid("line_id"), with.uuid("file_id")));
    }

    static Reply fetched(Fetched fetched) {
        return switch (fetched) {
            case Fetched.Here(String handle) ->
                new Reply.Ok(Json.build().put("handle", handle).object());
            case Fetched.Refused.NO_SUCH_FILE -> Reply.notThere();
            case Fetched.Refused.MOVES_ALREADY -> new Reply.Failed("moves_already", "it is on its way");
            case Fetched.Not(Downloaded why) -> failed(why);
        };
    }

    private static Reply failed(Downloaded why) {
        return switch (why) {
            case Downloaded.Refused(Problem problem) -> new Reply.Failed(problem.code(), problem.detail());
            case Downloaded.Stopped.CANCELLED -> new Reply.Failed("cancelled", "it was cancelled");
            case Downloaded.Stopped.UNREACHABLE -> Reply.unreachable();
            case Downloaded.Lost.GONE -> new Reply.Failed("gone", "the relay does not have it any more");
            case Downloaded.Lost.DAMAGED -> new Reply.Failed("damaged", "it is not what the message promised");
            case Downloaded.Lost.FILE_UNWRITABLE, Downloaded.Ok.RELEASED ->
                new Reply.Failed("unwritable", "it cannot be kept on this device");
        };
    }

    private Reply retry(Messenger messenger, Json.Obj with) {
        UUID line = with.uuid("line_id");
        return traffic.get().retry(line)
                ? Reply.done()
                : Reply.of(messenger.timeline().retry(line));
    }

    private Reply cancel(Json.Obj with) {
        UUID file = with.uuid("transfer_id");
        return traffic.get().cancel(file) ? Reply.done() : Reply.notThere();
    }
}
