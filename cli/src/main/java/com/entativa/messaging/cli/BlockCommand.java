package com.entativa.messaging.cli;

import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.relay.Answer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "block",
        mixinStandardHelpOptions = true,
        description = "Take nothing more from somebody. They are not told; the relay is, and refuses them.")
final class BlockCommand extends OnProfile {
    @Parameters(paramLabel = "USERNAME")
    @SuppressWarnings("NullAway.Init")
    private String username;

    @Option(names = "--off", description = "Take from them again.")
    private boolean off;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        messenger.connect();
        Answer<UserProfile> found = messenger.findUser(username);
        if (!(found instanceof Answer.Ok<UserProfile>(UserProfile user))) return printer.failed(found);
        messenger.chats().block(user.userId(), !off);
        printer.say(
                Plain.text(user.username()) + (off ? " is blocked no more." : " is blocked."),
                Json.build().put("user_id", user.userId()).put("blocked", !off));
        return Settled.outbox(messenger, happenings) && Settled.blocks(messenger, happenings)
                ? Exit.DONE
                : Exit.OFFLINE;
    }
}
