package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.relay.Answer;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "timer",
        mixinStandardHelpOptions = true,
        description = "Let messages of a conversation disappear after so many seconds; 0: keep them.")
final class TimerCommand extends OnProfile {
    @Parameters(index = "0", paramLabel = "USERNAME|@GROUP")
    @SuppressWarnings("NullAway.Init")
    private String where;

    @Parameters(index = "1", paramLabel = "SECONDS")
    private int seconds;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        messenger.connect();
        Answer<UUID> place = Place.find(messenger, where);
        if (!(place instanceof Answer.Ok<UUID>(UUID conversation))) return printer.failed(place);
        printer.message(
                messenger.timeline().timer(conversation, seconds),
                messenger.account().username());
        return Settled.outbox(messenger, happenings) ? Exit.DONE : Exit.OFFLINE;
    }
}
