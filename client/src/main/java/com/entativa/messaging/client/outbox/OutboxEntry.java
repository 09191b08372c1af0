package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A message on its way out. `id` is its idempotency key at the relay and its place in the queue; `content` is
/// the padded plaintext, which stays until the relay has the message.
/// ```
///   Waiting ──sealed for each device, one commit with the sessions──▶ Ready ──sent──▶ gone
///      ▲                                                               │
///      └─ Held (identity changed) ◀──────────── devices differ ────────┘
/// ```
/// A `Ready` entry leaves with the same bytes however often it is tried: no counter is used twice. R1.1
@SuppressWarnings("ArrayRecordComponent")
public record OutboxEntry(UUID id, UUID conversationId, byte[] content, Addressing addressing, Stage stage) {

    public sealed interface Addressing {
        /// Every device of every member but this one.
        enum Everyone implements Addressing {
            EVERYONE
        }

        /// As everyone, each device under its own session whatever the size of the group: for what holds keys.
        enum Apart implements Addressing {
            APART
        }

        /// Every device of these people but this one, as far as they are known when it is sealed.
        record People(List<UUID> userIds) implements Addressing {}

        /// Just these.
        record Devices(List<DeviceAddress> devices) implements Addressing {}

        /// Just these, but those of people whose changed identity is not accepted: they get it later. For sender keys.
        record Trusted(List<DeviceAddress> devices) implements Addressing {}

        /// One device, under a session begun for it: it cannot read the present one.
        record Anew(DeviceAddress device) implements Addressing {}
    }

    public sealed interface Stage {
        /// To be sealed, not before this time.
        record Waiting(long notBeforeMillis, int failures) implements Stage {}

        /// Until the user accepts this person's changed identity.
        record Held(UUID userId) implements Stage {}

        record Ready(List<Envelope> envelopes, long notBeforeMillis, int failures) implements Stage {}
    }

    public OutboxEntry with(Stage changed) {
        return new OutboxEntry(id, conversationId, content, addressing, changed);
    }

    public OutboxEntry with(Addressing changed) {
        return new OutboxEntry(id, conversationId, content, changed, stage);
    }

    /// For these devices no more; a message for everyone stays as it is.
    public OutboxEntry without(List<DeviceAddress> dropped) {
        return switch (addressing) {
            case Addressing.Everyone _, Addressing.Apart _, Addressing.People _ -> this;
            case Addressing.Devices(List<DeviceAddress> devices) -> {
                List<DeviceAddress> left = new ArrayList<>(devices);
                left.removeAll(dropped);
                yield with(new Addressing.Devices(left));
            }
            case Addressing.Trusted(List<DeviceAddress> devices) -> {
                List<DeviceAddress> left = new ArrayList<>(devices);
                left.removeAll(dropped);
                yield with(new Addressing.Trusted(left));
            }
            case Addressing.Anew(DeviceAddress device) ->
                dropped.contains(device) ? with(new Addressing.Devices(List.of())) : this;
        };
    }

    /// Whether the relay checks that all members' devices are there.
    public boolean isForAll() {
        return addressing instanceof Addressing.Everyone || addressing instanceof Addressing.Apart;
    }

    public int failures() {
        return switch (stage) {
            case Stage.Waiting(long _, int failures) -> failures;
            case Stage.Held _ -> 0;
            case Stage.Ready(List<Envelope> _, long _, int failures) -> failures;
        };
    }

    /// Due at this time; a held one never is.
    public long dueMillis() {
        return switch (stage) {
            case Stage.Waiting(long notBefore, int _) -> notBefore;
            case Stage.Held _ -> Long.MAX_VALUE;
            case Stage.Ready(List<Envelope> _, long notBefore, int _) -> notBefore;
        };
    }

    public OutboxEntry postponed(long untilMillis) {
        return switch (stage) {
            case Stage.Waiting(long _, int failures) -> with(new Stage.Waiting(untilMillis, failures + 1));
            case Stage.Held _ -> this;
            case Stage.Ready(List<Envelope> envelopes, long _, int failures) ->
                with(new Stage.Ready(envelopes, untilMillis, failures + 1));
        };
    }

    @Override
    public String toString() {
        return "OutboxEntry[" + id + ", " + content.length + " bytes]";
    }
}
