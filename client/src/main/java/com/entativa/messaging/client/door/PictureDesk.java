package com.entativa.messaging.client.door;

import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.attachment.Uploaded;
import com.entativa.messaging.client.content.GroupAct.Picture;
import com.entativa.messaging.client.transfer.FileTraffic;
import com.entativa.messaging.client.transfer.Pictures.Brought;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/// One's own name and picture, those of others, and of groups.
final class PictureDesk {
    private final Supplier<FileTraffic> traffic;

    private PictureDesk(Supplier<FileTraffic> traffic) {
        this.traffic = traffic;
    }

    static void open(Register register, Supplier<FileTraffic> traffic) {
        PictureDesk desk = new PictureDesk(traffic);
        register.on("set_name", PictureDesk::rename)
                .on("set_picture", desk::show)
                .on("set_group_picture", desk::showGroup)
                .on("picture", desk::fetch);
    }

    private static Reply rename(Messenger messenger, Json.Obj with) {
        messenger.portraits().rename(with.text("name"));
        return self(messenger);
    }

    private Reply show(Messenger messenger, Json.Obj with) {
        if (!with.has("handle")) {
            messenger.portraits().showNone();
            return self(messenger);
        }
        return bring(with, messenger.account().self().userId(), picture -> {
            messenger.portraits().show(picture);
            return self(messenger);
        });
    }

    private static Reply self(Messenger messenger) {
        UUID self = messenger.account().self().userId();
        return new Reply.Ok(messenger.views(views -> views.people().find(self)).toJson());
    }

    private Reply showGroup(Messenger messenger, Json.Obj with) {
        UUID id = with.uuid("conversation_id");
        return with.has("handle")
                ? bring(with, traffic.get().freshId(), picture -> pictured(messenger, id, new Picture.Blob(picture)))
                : pictured(messenger, id, Picture.None.NONE);
    }

    private static Reply pictured(Messenger messenger, UUID conversationId, Picture picture) {
        return GroupDesk.group(messenger, messenger.groups().picture(conversationId, picture));
    }

    private Reply bring(Json.Obj with, UUID id, Function<AttachmentRef, Reply> then) {
        return switch (traffic.get().pictures().bring(with.text("handle"), id)) {
            case Brought.There(AttachmentRef picture) -> then.apply(picture);
            case Brought.Refused.NO_PICTURE -> new Reply.Failed("no_picture", "it is not a JPEG, PNG or WebP picture");
            case Brought.Refused.TOO_LARGE -> new Reply.Failed("too_large", "scale it down first");
            case Brought.Not(Uploaded.Refused(Problem problem)) -> new Reply.Failed(problem.code(), problem.detail());
            case Brought.Not(Uploaded.Stopped _) -> Reply.unreachable();
            case Brought.Not(Uploaded _) -> Reply.notThere();
        };
    }

    private Reply fetch(Messenger messenger, Json.Obj with) {
        Optional<AttachmentRef> picture = with.has("conversation_id")
                ? messenger.portraits().ofGroup(with.uuid("conversation_id"))
                : messenger.portraits().of(with.uuid("user_id"));
        return picture.map(ref -> FileDesk.fetched(traffic.get().pictures().fetch(ref)))
                .orElseGet(Reply::notThere);
    }
}
