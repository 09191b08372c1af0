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
import java.util.function.Predicate;

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

    /// Of a conversation that does not exist.
    public static final Audience NOBODY = new Audience(Map.of(), Map.of(), 0);

    /// Whether all accepted the conversation and nobody blocks the other: only then may it ring.
    public boolean isMutual() {
        return members.values().stream().allMatch(stance -> stance == Stance.ACCEPTED);
    }

    /// One ciphertext on its way to a device.
    @SuppressWarnings("ArrayRecordComponent")
    public record Addressed(DeviceAddress to, byte[] content) {}

    public sealed interface Routed {
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
            case Send.Contents.ForEveryone(List<Envelope> envelopes) -> checked(send.sender(), envelopes, _ -> true);
            case Send.Contents.ForListed(List<Envelope> envelopes) -> listed(send.sender(), envelopes);
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

    /// Those listed, of whom each must be a receiving device.
    public Routed listed(DeviceAddress sender, List<Envelope> envelopes) {
        return checked(sender, envelopes, _ -> false);
    }

    /// Those listed, among whom must be every receiving device of `callee`: a call rings on all.
    public Routed ringing(DeviceAddress sender, UUID callee, List<Envelope> envelopes) {
        return checked(sender, envelopes, device -> device.userId().equals(callee));
    }

    private Routed checked(DeviceAddress sender, List<Envelope> envelopes, Predicate<DeviceAddress> needed) {
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
        List<DeviceAddress> missing = missing(sender, named, needed);
        DeviceDifference difference = new DeviceDifference(missing, List.copyOf(extra), List.copyOf(stale));
        return difference.isEmpty()
                ? new Routed.To(addressed)
                : new Routed.Refused(new SendOutcome.Differs(difference));
    }

    private List<DeviceAddress> missing(
            DeviceAddress sender, Set<DeviceAddress> named, Predicate<DeviceAddress> needed) {
        return devices.keySet().stream()
                .filter(device -> !device.equals(sender) && !named.contains(device) && needed.test(device))
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
