package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.relay.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Send a text to a person or a group and wait until the relay has it.")
final class SendCommand extends OnProfile {
    @Parameters(index = "0", paramLabel = "USERNAME|@GROUP")
    @SuppressWarnings("NullAway.Init")
    private String to;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT")
    private List<String> words = List.of();

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for the relay. Default: 30")
    private int waitSeconds = 30;

    @Option(names = "--delivered", description = "Wait until the recipient's device has it.")
    private boolean delivered;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        messenger.connect();
        Answer<UUID> place = Place.find(messenger, to);
        if (!(place instanceof Answer.Ok<UUID>(UUID conversation))) return printer.failed(place);
        Message message = messenger.send(conversation, String.join(" ", words));
        Optional<Event> settled =
                happenings.await(event -> isSettled(event, message.id()), Duration.ofSeconds(waitSeconds));
        Message last =
                settled.map(event -> ((Event.MessageChanged) event).message()).orElse(message);
        printer.message(last, messenger.account().username());
        if (settled.isEmpty()) {
            System.err.println("Queued: it goes out the next time this profile is online.");
            return Exit.OFFLINE;
        }
        return Settled.exit(last);
    }

    private boolean isSettled(Event event, UUID id) {
        if (!(event instanceof Event.MessageChanged(Message message))
                || !message.id().equals(id)) return false;
        if (!(message.line() instanceof Line.Own own)) return false;
        return switch (own.progress()) {
            case QUEUED, UPLOADING -> false;
            case SENT -> !delivered;
            case DELIVERED, READ, HELD, FAILED -> true;
        };
    }
}
