package com.entativa.messaging.client.export;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.attachment.FileSource;
import com.entativa.messaging.client.command.TimelineCommands;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.transfer.FileName;
import com.entativa.messaging.client.transfer.FileTraffic;
import com.entativa.messaging.client.transfer.FileTraffic.Fetched;
import com.entativa.messaging.client.transfer.Ports;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// All conversations in the form of `view.d.ts`: of each a file of JSON lines, the conversation first, then its lines
/// from the oldest on; with them their files, if they are wanted and still to be had. Nothing passes the relay but what
/// is fetched from it. Blocks its thread, in constant memory. C-X-1
public final class Export {
    private static final int PAGE = 200;
    private static final int PIECE = 64 * 1024;
    private final Messenger messenger;
    private final FileTraffic traffic;
    private final Ports.Files files;

    public Export(Messenger messenger, FileTraffic traffic, Ports.Files files) {
        this.messenger = messenger;
        this.traffic = traffic;
        this.files = files;
    }

    /// Where it goes, one file after the other.
    public interface Place {
        void begin(String name);

        void write(byte[] bytes);
    }

    /// How many lines were written, and how many files could not be.
    public record Done(long lines, long missing) {}

    public Done into(Place place, boolean withFiles) {
        long lines = 0;
        Map<UUID, Kept> attached = new LinkedHashMap<>();
        for (Conversation conversation : messenger.conversations()) {
            place.begin(conversation.id() + ".jsonl");
            lines += conversation(conversation.id(), place, attached);
        }
        long missing = 0;
        if (withFiles) for (Kept file : attached.values()) if (!isWritten(file, place)) missing++;
        return new Done(lines, missing);
    }

    private record Kept(UUID messageId, Attachment attachment) {}

    private long conversation(UUID id, Place place, Map<UUID, Kept> attached) {
        TimelineCommands timeline = messenger.timeline();
        line(place, messenger.views(views -> views.conversation(id)).toJson());
        long count = 0;
        List<Message> page = timeline.oldest(id, PAGE);
        while (!page.isEmpty()) {
            for (Message message : page) {
                line(place, messenger.views(views -> views.line(message)).toJson());
                for (Attachment each : files(message)) attached.put(each.file().id(), new Kept(message.id(), each));
            }
            count += page.size();
            page = timeline.after(id, page.getLast().id(), PAGE);
        }
        return count;
    }

    private static void line(Place place, Json.Obj object) {
        place.write((object.write() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static List<Attachment> files(Message message) {
        return message.said().stream().flatMap(said -> said.files().stream()).toList();
    }

    private boolean isWritten(Kept file, Place place) {
        UUID id = file.attachment.file().id();
        if (!(traffic.fetch(file.messageId, id) instanceof Fetched.Here(String handle))) return false;
        for (FileSource found : files.source(handle).stream().toList()) {
            try (FileSource source = found) {
                place.begin("files/" + id + "-"
                        + FileName.of(file.attachment.label().name()));
                for (long at = 0; at < source.size(); at += PIECE) place.write(source.read(at, PIECE));
                return true;
            }
        }
        return false;
    }
}
