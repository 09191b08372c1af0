package com.entativa.messaging.cli;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.relay.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "history", mixinStandardHelpOptions = true, description = "Print the last lines with a person.")
final class HistoryCommand extends OnProfile {
    @Parameters(paramLabel = "USERNAME")
    @SuppressWarnings("NullAway.Init")
    private String username;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "COUNT",
            description = "Default: 50")
    private int lines = 50;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Answer<Conversation> conversation = messenger.directWith(username);
        if (!(conversation instanceof Answer.Ok<Conversation>(Conversation direct)))
            return printer.failed(conversation);
        for (Message message : messenger.history(direct.id(), lines)) {
            printer.message(
                    message,
                    message.senderId().equals(messenger.account().self().userId())
                            ? messenger.account().username()
                            : username);
        }
        return Exit.DONE;
    }
}
