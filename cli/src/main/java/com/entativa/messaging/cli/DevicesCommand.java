package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.link.OwnDevice;
import com.entativa.messaging.client.link.OwnDevice.Mark;
import com.entativa.messaging.client.relay.Answer;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "devices", mixinStandardHelpOptions = true, description = "List this account's devices.")
final class DevicesCommand extends OnProfile {
    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Answer<List<OwnDevice>> answer = messenger.linking().devices();
        if (answer instanceof Answer.Ok<List<OwnDevice>>(List<OwnDevice> devices)) {
            for (OwnDevice device : devices) {
                printer.say(words(device), json(device));
                messenger.linking().acknowledge(device.deviceId());
            }
        }
        return printer.failed(answer);
    }

    private static String words(OwnDevice device) {
        String mark =
                switch (device.mark()) {
                    case THIS_ONE -> " (this one)";
                    case KNOWN -> "";
                    case NEW -> " (new: not yours? messenger revoke " + device.deviceId() + ")";
                };
        String name = device.name().isEmpty() ? "" : " " + Plain.text(device.name());
        String since = Instant.ofEpochMilli(device.dates().addedMillis()).toString();
        String state = device.active() ? "active" : "waiting";
        return "Device " + device.deviceId() + mark + ":" + name + " " + state + ", since " + since;
    }

    private static Json.Builder json(OwnDevice device) {
        return Json.build()
                .put("device_id", device.deviceId())
                .put("name", device.name())
                .put("active", device.active())
                .put("added_at", device.dates().addedMillis())
                .put("last_seen", device.dates().lastSeenMillis())
                .put("this_device", device.mark() == Mark.THIS_ONE)
                .put("new", device.mark() == Mark.NEW);
    }
}
