package com.entativa.messaging.server.valkey;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.routing.Opening;
import java.util.List;
import java.util.UUID;

/// What one node tells the nodes that have a user's sockets.
sealed interface Event {
    UUID user();

    /// A small entry of a mailbox, whole.
    record Committed(Waiting waiting) implements Event {
        @Override
        public UUID user() {
            return waiting.to().userId();
        }
    }

    /// Something else was committed for this device: it stands in the database.
    record Look(DeviceAddress device) implements Event {
        @Override
        public UUID user() {
            return device.userId();
        }
    }

    record Acknowledged(DeviceAddress device, List<UUID> messageIds) implements Event {
        @Override
        public UUID user() {
            return device.userId();
        }
    }

    /// `frame` is the text that the sockets get.
    record Live(UUID user, String frame) implements Event {}

    record Revoked(DeviceAddress device) implements Event {
        @Override
        public UUID user() {
            return device.userId();
        }
    }

    /// The device has a socket at the node that says so, since then.
    record Opened(DeviceAddress device, Opening opening) implements Event {
        @Override
        public UUID user() {
            return device.userId();
        }
    }
}
