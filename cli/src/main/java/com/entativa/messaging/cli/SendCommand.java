package com.entativa.messaging.cli;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
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
        description = "Send a text to a person and wait until the relay has it.")
final class SendCommand extends OnProfile {
    @Parameters(index = "0", paramLabel = "USERNAME")
    @SuppressWarnings("NullAway.Init")
    private String username;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TEXT")
    private List<String> words = List.of();

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for the relay. Default: 30")
    private int waitSeconds = 30;

    @Option(names = "--delivered", description = "Wait until the recipient's device has it.")
    private boolean delivered;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        messenger.connect();
        Answer<Conversation> conversation = messenger.directWith(username);
        if (!(conversation instanceof Answer.Ok<Conversation>(Conversation direct)))
            return printer.failed(conversation);
        Message message = messenger.send(direct.id(), String.join(" ", words));
        Optional<Event> settled =
                happenings.await(event -> isSettled(event, message.id()), Duration.ofSeconds(waitSeconds));
        Message last =
                settled.map(event -> ((Event.MessageChanged) event).message()).orElse(message);
        printer.message(last, messenger.account().username());
        if (settled.isEmpty()) {
            System.err.println("Queued: it goes out the next time this profile is online.");
            return Exit.OFFLINE;
        }
        return last.line() instanceof Line.Own own && isGood(own.progress()) ? Exit.DONE : Exit.REFUSED;
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

    private static boolean isGood(Progress progress) {
        return progress == Progress.SENT || progress.hasArrived();
    }
}
