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

/// Who is in a conversation and how they stand to it, the registration id of each device of theirs that receives, and
/// after how many seconds messages expire there by themselves (0: never).
public record Audience(Map<UUID, Stance> members, Map<DeviceAddress, Integer> devices, int disappearingSeconds) {
    public enum Stance {
        ACCEPTED,
        REQUESTED,
        DECLINED,
        /// Blocks the other of a direct conversation.
        BLOCKS;

        /// Takes nothing from others.
        boolean refuses() {
            return this == DECLINED || this == BLOCKS;
        }
    }

    /// One ciphertext on its way to a device.
    @SuppressWarnings("ArrayRecordComponent")
    public record Addressed(DeviceAddress to, byte[] content) {}

    sealed interface Routed {
        record To(List<Addressed> envelopes) implements Routed {}

        record Refused(SendOutcome why) implements Routed {}
    }

    Routed route(Send send) {
        Stance own = members.get(send.sender().userId());
        if (own == null) return new Routed.Refused(new SendOutcome.NotFound());
        if (own == Stance.BLOCKS || isRefusedByOthers(send.sender().userId())) {
            return new Routed.Refused(new SendOutcome.NotAccepted());
        }
        return switch (send.contents()) {
            case Send.Contents.ForEveryone(List<Envelope> envelopes) -> checked(send.sender(), envelopes, true);
            case Send.Contents.ForListed(List<Envelope> envelopes) -> checked(send.sender(), envelopes, false);
            case Send.Contents.Plain(byte[] content) -> plain(send.sender(), content);
        };
    }

    /// Whether with this send its sender accepts the conversation: they answer. What is for listed devices alone may be
    /// sent by a client by itself, and says nothing about its owner's will.
    boolean isAnswer(Send send) {
        boolean byHand = !(send.contents() instanceof Send.Contents.ForListed);
        return byHand && members.get(send.sender().userId()) != Stance.ACCEPTED;
    }

    private boolean isRefusedByOthers(UUID sender) {
        return members.entrySet().stream()
                .anyMatch(member ->
                        member.getValue().refuses() && !member.getKey().equals(sender));
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
