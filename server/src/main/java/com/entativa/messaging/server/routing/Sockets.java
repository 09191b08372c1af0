package com.entativa.messaging.server.routing;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.mailbox.Waiting;
import java.util.List;
import java.util.UUID;

/// The open sockets of this process. What is for somebody who has none here is passed over. No method blocks.
public interface Sockets {
    boolean has(DeviceAddress device);

    void committed(Waiting waiting);

    /// Something may wait in the device's mailbox: read it.
    void look(DeviceAddress device);

    void acknowledged(DeviceAddress device, List<UUID> messageIds);

    /// Dropped where the reader is slow.
    void live(UUID user, LiveFrame frame);

    /// Logged out or removed (4401).
    void revoke(DeviceAddress device);

    /// The device has a socket on another node too.
    Displaced displace(DeviceAddress device, Opening elsewhere);

    sealed interface Displaced {
        /// It has none here.
        enum Nothing implements Displaced {
            NOTHING
        }

        /// The one here was the older: closed (4409).
        enum Ended implements Displaced {
            ENDED
        }

        /// The one here is the newer.
        record Stays(Opening opening) implements Displaced {}
    }
}
