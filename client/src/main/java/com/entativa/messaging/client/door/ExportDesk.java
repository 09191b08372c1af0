package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.attachment.FileTrouble;
import com.entativa.messaging.client.attachment.TargetFile;
import com.entativa.messaging.client.content.Attachment.Label;
import com.entativa.messaging.client.export.Archive;
import com.entativa.messaging.client.export.Export;
import com.entativa.messaging.client.transfer.FileTraffic;
import com.entativa.messaging.client.transfer.Ports;
import java.util.UUID;
import java.util.function.Supplier;

/// All of it as one file on this device.
final class ExportDesk {
    private static final Label LABEL = new Label("application/zip", "messages.zip");

    private ExportDesk() {}

    static void open(Register register, Supplier<FileTraffic> traffic, Ports.Files files) {
        register.on("export", (messenger, with) -> export(messenger, traffic.get(), files, with.flag("files")));
    }

    private static Reply export(Messenger messenger, FileTraffic traffic, Ports.Files files, boolean withFiles) {
        UUID id = traffic.freshId();
        try (TargetFile target = files.target(id, LABEL)) {
            Archive archive = new Archive(target);
            Export.Done done = new Export(messenger, traffic, files).into(archive, withFiles);
            archive.finish();
            return files.fetched(id, LABEL)
                    .<Reply>map(handle -> new Reply.Ok(Json.build()
                            .put("handle", handle)
                            .put("lines", done.lines())
                            .put("missing", done.missing())
                            .object()))
                    .orElseGet(ExportDesk::unwritable);
        } catch (FileTrouble _) {
            return unwritable();
        }
    }

    private static Reply unwritable() {
        return new Reply.Failed("unwritable", "it cannot be kept on this device");
    }
}
