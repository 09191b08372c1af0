package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.link.OwnDevice;
import com.entativa.messaging.client.relay.Answer;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Take a device out of the account: it gets nothing any more.")
final class RevokeCommand extends OnProfile {
    @Parameters(paramLabel = "NUMBER", description = "As messenger devices has it.")
    private int deviceId;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Answer<List<OwnDevice>> answer = messenger.linking().revoke(deviceId);
        if (answer instanceof Answer.Ok<List<OwnDevice>>) {
            printer.say("Device " + deviceId + " is gone.", Json.build().put("revoked", deviceId));
        }
        return printer.failed(answer);
    }
}
