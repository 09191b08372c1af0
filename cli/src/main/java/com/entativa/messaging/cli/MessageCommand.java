package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.command.TimelineCommands;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.outbox.Sending.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "message",
        mixinStandardHelpOptions = true,
        description = {
            "Do something to a message; ids are as history --json prints them.",
            "  message react ID EMOJI (no emoji takes it back)    message reply ID TEXT",
            "  message edit ID TEXT    message unsend ID    message delete ID (for me)    message read ID"
        })
final class MessageCommand extends OnProfile {
    private enum Act {
        REACT,
        REPLY,
        EDIT,
        UNSEND,
        DELETE,
        READ
    }

    @Parameters(index = "0", paramLabel = "ACT", description = "${COMPLETION-CANDIDATES}")
    @SuppressWarnings("NullAway.Init")
    private Act act;

    @Parameters(index = "1", paramLabel = "MESSAGE_ID")
    @SuppressWarnings("NullAway.Init")
    private UUID id;

    @Parameters(index = "2..*", paramLabel = "TEXT")
    private List<String> words = List.of();

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        messenger.connect();
        Outcome outcome = outcome(messenger.timeline(), String.join(" ", words));
        if (outcome == Outcome.DONE) return Settled.outbox(messenger, happenings) ? Exit.DONE : Exit.OFFLINE;
        System.err.println(
                switch (outcome) {
                    case DONE -> "";
                    case NOT_THERE -> "There is no such message.";
                    case NOT_YOURS -> "Only its author may do this.";
                    case NOT_A_MEMBER -> "You are not in this group any more.";
                    case TOO_LATE -> "Fifteen minutes have passed.";
                });
        return Exit.REFUSED;
    }

    private Outcome outcome(TimelineCommands timeline, String text) {
        return switch (act) {
            case REACT -> timeline.react(id, text);
            case REPLY -> reply(timeline, text);
            case EDIT -> timeline.edit(id, text, Extras.NONE);
            case UNSEND -> timeline.deleteForEveryone(id);
            case DELETE -> timeline.deleteForMe(List.of(id));
            case READ -> timeline.read(id) >= 0 ? Outcome.DONE : Outcome.NOT_THERE;
        };
    }

    private Outcome reply(TimelineCommands timeline, String text) {
        Optional<Message> answered = timeline.find(id);
        if (answered.isEmpty()) return Outcome.NOT_THERE;
        Extras extras = Extras.NONE.quoting(answered.get().quote());
        timeline.say(answered.get().conversationId(), new Saying.Text(text, extras));
        return Outcome.DONE;
    }
}
