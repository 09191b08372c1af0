package com.entativa.messaging.cli;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.command.TimelineCommands;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.transfer.FileTraffic;
import com.entativa.messaging.client.transfer.FileTraffic.Fetched;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// One JSON object a line, the oldest first, in the form of `view.d.ts`; files beside it under their ids.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write all conversations into a folder: a file of JSON lines each, and with --files their files.")
final class ExportCommand extends OnProfile {
    private static final int PAGE = 200;

    @Parameters(paramLabel = "FOLDER")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--files", description = "Fetch the files too.")
    private boolean withFiles;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        FileTraffic traffic = messenger.files(ports());
        long lines = 0;
        try {
            Files.createDirectories(folder);
            for (Conversation conversation : messenger.conversations())
                lines += export(messenger, traffic, conversation.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        printer.say(
                lines + " lines are in " + folder + ". They are not encrypted any more: keep them safe.",
                Json.build().put("lines", lines).put("folder", folder.toString()));
        return Exit.DONE;
    }

    private long export(Messenger messenger, FileTraffic traffic, UUID conversation) throws IOException {
        TimelineCommands timeline = messenger.timeline();
        long count = 0;
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(conversation + ".jsonl"))) {
            out.write(messenger
                    .views(views -> views.conversation(conversation))
                    .toJson()
                    .write());
            out.newLine();
            List<Message> page = timeline.oldest(conversation, PAGE);
            while (!page.isEmpty()) {
                for (Message message : page) {
                    out.write(messenger
                            .views(views -> views.line(message))
                            .toJson()
                            .write());
                    out.newLine();
                    if (withFiles) fetch(traffic, message);
                }
                count += page.size();
                page = timeline.after(conversation, page.getLast().id(), PAGE);
            }
        }
        return count;
    }

    private void fetch(FileTraffic traffic, Message message) throws IOException {
        for (Attachment file : files(message)) {
            UUID id = file.file().id();
            if (traffic.fetch(message.id(), id) instanceof Fetched.Here(String handle)) {
                Path from = Path.of(handle);
                Files.copy(from, folder.resolve(from.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            } else {
                System.err.println("A file cannot be fetched any more: " + id);
            }
        }
    }

    private static List<Attachment> files(Message message) {
        return message.said().stream().flatMap(said -> said.files().stream()).toList();
    }
}
