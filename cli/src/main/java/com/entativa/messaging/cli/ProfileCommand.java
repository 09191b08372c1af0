package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.attachment.AttachmentRef;
import com.entativa.messaging.client.transfer.Pictures;
import com.entativa.messaging.client.transfer.Pictures.Brought;
import com.entativa.messaging.client.view.PersonView;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "profile",
        mixinStandardHelpOptions = true,
        description = "Your name and picture, for the people you talk with. The relay learns neither.")
final class ProfileCommand extends OnProfile {
    @Option(names = "--name", paramLabel = "NAME", description = "At most 64 characters.")
    private String name = "";

    @Option(names = "--picture", paramLabel = "FILE", description = "JPEG, PNG or WebP, at most 512 KiB.")
    private String picture = "";

    @Option(names = "--no-picture", description = "Show none any more.")
    private boolean none;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        messenger.connect();
        if (name.strip().length() > 64) throw new CannotGoOn("a name has at most 64 characters");
        if (!name.isBlank()) messenger.portraits().rename(name);
        if (none) messenger.portraits().showNone();
        UUID self = messenger.account().self().userId();
        if (!picture.isEmpty()) {
            Pictures pictures = messenger.files(ports()).pictures();
            messenger.portraits().show(bring(picture, pictures, self));
        }
        PersonView now = messenger.views(views -> views.people().find(self));
        printer.say(
                Plain.text(now.name()) + " (" + now.username() + ")" + (now.hasPicture() ? ", with a picture" : ""),
                Json.build()
                        .put("username", now.username())
                        .put("name", now.name())
                        .put("has_picture", now.hasPicture()));
        return Settled.outbox(messenger, happenings) ? Exit.DONE : Exit.OFFLINE;
    }

    /// To the relay, sealed under this id.
    static AttachmentRef bring(String file, Pictures pictures, UUID id) {
        return switch (pictures.bring(file, id)) {
            case Brought.There(AttachmentRef ref) -> ref;
            case Brought.Refused.NO_PICTURE -> throw new CannotGoOn("it is not a JPEG, PNG or WebP picture");
            case Brought.Refused.TOO_LARGE -> throw new CannotGoOn("a picture has at most 512 KiB");
            case Brought.Not _ -> throw new CannotGoOn("the picture cannot be read, or the relay does not take it now");
        };
    }
}
