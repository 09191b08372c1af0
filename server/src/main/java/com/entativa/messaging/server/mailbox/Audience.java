package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.api.Envelope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Who is in a conversation, and the registration id of each device of theirs that receives.
public record Audience(Set<UUID> members, Map<DeviceAddress, Integer> devices) {
    /// One ciphertext on its way to a device.
    @SuppressWarnings("ArrayRecordComponent")
    public record Addressed(DeviceAddress to, byte[] content) {}

    sealed interface Routed {
        record To(List<Addressed> envelopes) implements Routed {}

        record Refused(SendOutcome why) implements Routed {}
    }

    Routed route(Send send) {
        if (!members.contains(send.sender().userId())) return new Routed.Refused(new SendOutcome.NotFound());
        return switch (send.contents()) {
            case Send.Contents.ForEveryone(List<Envelope> envelopes) -> checked(send.sender(), envelopes, true);
            case Send.Contents.ForListed(List<Envelope> envelopes) -> checked(send.sender(), envelopes, false);
            case Send.Contents.Plain(byte[] content) -> plain(send.sender(), content);
        };
    }

    private Routed checked(DeviceAddress sender, List<Envelope> envelopes, boolean everyone) {
        List<DeviceAddress> extra = new ArrayList<>();
        List<DeviceAddress> stale = new ArrayList<>();
        List<Addressed> addressed = new ArrayList<>(envelopes.size());
        Set<DeviceAddress> named = new HashSet<>();
        for (Envelope envelope : envelopes) {
            Integer registration = devices.get(envelope.to());
            if (registration == null || envelope.to().equals(sender) || !named.add(envelope.to())) {
                extra.add(envelope.to());
            } else if (registration != envelope.registrationId()) {
                stale.add(envelope.to());
            } else {
                addressed.add(new Addressed(envelope.to(), envelope.content()));
            }
        }
        List<DeviceAddress> missing = everyone ? missing(sender, named) : List.of();
        DeviceDifference difference = new DeviceDifference(missing, List.copyOf(extra), List.copyOf(stale));
        return difference.isEmpty()
                ? new Routed.To(addressed)
                : new Routed.Refused(new SendOutcome.Differs(difference));
    }

    private List<DeviceAddress> missing(DeviceAddress sender, Set<DeviceAddress> named) {
        return devices.keySet().stream()
                .filter(device -> !device.equals(sender) && !named.contains(device))
                .toList();
    }

    private Routed plain(DeviceAddress sender, byte[] content) {
        List<DeviceAddress> others = devices.keySet().stream()
                .filter(device -> !device.userId().equals(sender.userId()))
                .toList();
        if (others.size() == 1) return new Routed.To(List.of(new Addressed(others.getFirst(), content)));
        return new Routed.Refused(new SendOutcome.Differs(new DeviceDifference(others, List.of(), List.of())));
    }
}
