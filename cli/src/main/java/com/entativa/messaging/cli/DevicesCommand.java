package com.entativa.messaging.cli;

import com.entativa.messaging.api.Device;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.relay.Answer;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "devices", mixinStandardHelpOptions = true, description = "List this account's devices.")
final class DevicesCommand extends OnProfile {
    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Answer<List<Device>> answer = messenger.devices();
        if (answer instanceof Answer.Ok<List<Device>>(List<Device> devices)) {
            int self = messenger.account().self().deviceId();
            for (Device device : devices) {
                String mark = device.deviceId() == self ? " (this one)" : "";
                String since = Instant.ofEpochMilli(device.createdAtMillis()).toString();
                String words = "Device " + device.deviceId() + mark + ": "
                        + device.state().word() + ", since " + since;
                Json.Builder json = Json.build();
                device.toJson().fields().forEach(json::put);
                printer.say(words, json.put("this_device", device.deviceId() == self));
            }
        }
        return printer.failed(answer);
    }
}
