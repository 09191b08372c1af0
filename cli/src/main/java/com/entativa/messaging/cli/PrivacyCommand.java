package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.command.AccountCommands.Shown;
import com.entativa.messaging.client.relay.Answer;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "privacy",
        mixinStandardHelpOptions = true,
        description =
                "What others see of you, on all your devices; without options, as it is. Who hides that they read "
                        + "or type does not see it of others.")
final class PrivacyCommand extends OnProfile {
    private enum Choice {
        ON,
        OFF
    }

    @Option(names = "--read-receipts", paramLabel = "on|off", description = "That you have read.")
    private Optional<Choice> readReceipts = Optional.empty();

    @Option(names = "--typing", paramLabel = "on|off", description = "That you type.")
    private Optional<Choice> typing = Optional.empty();

    @Option(names = "--presence", paramLabel = "on|off", description = "That you are here, and when you were last.")
    private Optional<Choice> presence = Optional.empty();

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        messenger.connect();
        Answer<Shown> answer = messenger.administration().shown().then(before -> {
            Shown wanted = new Shown(
                    is(readReceipts, before.readReceipts()),
                    is(typing, before.typing()),
                    is(presence, before.presence()));
            return wanted.equals(before)
                    ? new Answer.Ok<>(before)
                    : messenger.administration().show(wanted);
        });
        if (!(answer instanceof Answer.Ok<Shown>(Shown now))) return printer.failed(answer);
        printer.say(
                "read receipts " + word(now.readReceipts()) + ", typing " + word(now.typing()) + ", presence "
                        + word(now.presence()),
                Json.build()
                        .put("read_receipts", now.readReceipts())
                        .put("typing", now.typing())
                        .put("presence", now.presence()));
        return Settled.outbox(messenger, happenings) ? Exit.DONE : Exit.OFFLINE;
    }

    private static boolean is(Optional<Choice> choice, boolean before) {
        return choice.map(made -> made == Choice.ON).orElse(before);
    }

    private static String word(boolean on) {
        return on ? "on" : "off";
    }
}
