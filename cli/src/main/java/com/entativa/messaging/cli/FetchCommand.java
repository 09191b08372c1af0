package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.content.Attachment;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.transfer.FileTraffic;
import com.entativa.messaging.client.transfer.FileTraffic.Fetched;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "fetch",
        mixinStandardHelpOptions = true,
        description = "Fetch the files of a message into the profile's folder and print where they are.")
final class FetchCommand extends OnProfile {
    @Parameters(paramLabel = "MESSAGE_ID", description = "As history --json prints it.")
    @SuppressWarnings("NullAway.Init")
    private UUID message;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Optional<Message> found = messenger.timeline().find(message);
        List<Attachment> files = found.stream()
                .flatMap(line -> line.said().stream())
                .flatMap(said -> said.files().stream())
                .toList();
        if (files.isEmpty()) throw new CannotGoOn("this message has no files");
        FileTraffic traffic = messenger.files(ports());
        for (Attachment file : files) {
            Fetched fetched = traffic.fetch(message, file.file().id());
            if (!(fetched instanceof Fetched.Here(String handle))) {
                System.err.println("It cannot be fetched: " + words(fetched));
                return Exit.REFUSED;
            }
            printer.say(
                    handle,
                    Json.build().put("file", handle).put("size", file.file().size()));
        }
        return Exit.DONE;
    }

    private static String words(Fetched fetched) {
        return fetched instanceof Fetched.Not(var why) ? why.toString() : fetched.toString();
    }
}
