package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "inbox", mixinStandardHelpOptions = true, description = "Fetch what waits at the relay and print it.")
final class InboxCommand extends OnProfile {
    /// Receipts and acknowledgements of what was fetched go out before the command ends.
    private static final Duration SETTLE = Duration.ofMillis(700);

    @Option(names = "--follow", description = "Stay and print what comes, until interrupted.")
    private boolean follow;

    @Option(names = "--wait", paramLabel = "SECONDS", description = "How long to wait for the relay. Default: 30")
    private int waitSeconds = 30;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Names names = new Names(messenger);
        messenger.connect();
        Duration patience = follow ? Duration.ofDays(365) : Duration.ofSeconds(waitSeconds);
        while (true) {
            Optional<Event> event = happenings.await(InboxCommand::matters, patience);
            if (event.isEmpty()) {
                System.err.println("The relay cannot be reached.");
                return Exit.OFFLINE;
            }
            if (event.get() instanceof Event.MessageChanged(Message message)) {
                printer.message(message, names.of(message.senderId()));
            } else if (!follow) {
                happenings.await(_ -> false, SETTLE);
                return Exit.DONE;
            }
        }
    }

    private static boolean matters(Event event) {
        return switch (event) {
            case Event.MessageChanged(Message message) -> !(message.line() instanceof Line.Own);
            case Event.CaughtUp _ -> true;
            default -> false;
        };
    }
}
