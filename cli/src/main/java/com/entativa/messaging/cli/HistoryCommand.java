package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.relay.Answer;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Print the last lines with a person or of a group.")
final class HistoryCommand extends OnProfile {
    @Parameters(paramLabel = "USERNAME|@GROUP")
    @SuppressWarnings("NullAway.Init")
    private String with;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "COUNT",
            description = "Default: 50")
    private int lines = 50;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Answer<UUID> place = Place.find(messenger, with);
        if (!(place instanceof Answer.Ok<UUID>(UUID conversation))) return printer.failed(place);
        Names names = new Names(messenger);
        for (Message message : messenger.history(conversation, lines)) {
            printer.message(message, names.of(message.senderId()));
        }
        return Exit.DONE;
    }
}
