package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.content.Attachment.Kind;
import com.entativa.messaging.client.content.Attachment.Label;
import com.entativa.messaging.client.content.Attachment.Look;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.transfer.Outgoing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        description = "Send files. Pictures leave without place, time and camera. Cut transfers go on by themselves.")
final class AttachCommand extends OnProfile {
    private static final Duration SILENCE = Duration.ofMinutes(5);

    @Parameters(index = "0", paramLabel = "USERNAME|@GROUP")
    @SuppressWarnings("NullAway.Init")
    private String to;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE")
    private List<Path> files = List.of();

    @Option(names = "--text", paramLabel = "TEXT", description = "Words that go with them.")
    private String text = "";

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        messenger.connect();
        Answer<UUID> place = Place.find(messenger, to);
        if (!(place instanceof Answer.Ok<UUID>(UUID conversation))) return printer.failed(place);
        List<Outgoing> outgoing = files.stream().map(AttachCommand::outgoing).toList();
        Message message = messenger.files(ports()).send(conversation, outgoing, text, Extras.NONE);
        ProgressBar bar = ProgressBar.onErrors(options.json);
        while (true) {
            Optional<Event> event = happenings.await(each -> matters(each, message.id()), SILENCE);
            if (event.isEmpty()) {
                System.err.println("Nothing moves. It goes on the next time this profile is online.");
                return Exit.OFFLINE;
            }
            if (event.get() instanceof Event.FileMoved moved) bar.show(moved);
            if (event.get() instanceof Event.MessageChanged(Message changed)) {
                bar.end();
                printer.message(changed, messenger.account().username());
                return Settled.exit(changed);
            }
        }
    }

    private static boolean matters(Event event, UUID id) {
        return switch (event) {
            case Event.FileMoved moved -> moved.messageId().equals(id);
            case Event.MessageChanged(Message message) ->
                message.id().equals(id) && message.line() instanceof Line.Own own && isOver(own.progress());
            default -> false;
        };
    }

    private static boolean isOver(Message.Progress progress) {
        return switch (progress) {
            case UPLOADING, QUEUED -> false;
            case SENT, DELIVERED, READ, HELD, FAILED -> true;
        };
    }

    private static Outgoing outgoing(Path file) {
        String type = type(file);
        Kind kind =
                switch (type.substring(0, type.indexOf('/'))) {
                    case "image" -> Kind.IMAGE;
                    case "video" -> Kind.VIDEO;
                    case "audio" -> Kind.AUDIO;
                    default -> Kind.FILE;
                };
        String name = String.valueOf(file.getFileName());
        return new Outgoing(file.toAbsolutePath().toString(), kind, new Label(type, name), Look.NONE);
    }

    private static String type(Path file) {
        try {
            String type = Files.probeContentType(file);
            return type == null ? "application/octet-stream" : type;
        } catch (IOException e) {
            throw new CannotGoOn("this file cannot be read: " + file);
        }
    }
}
