package com.entativa.messaging.server.routing;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.device.OpenSockets;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.util.UUID;

/// Carries what happens to a user to the sockets of theirs, on whichever node. Any thread; only `follow` may
/// block, for a moment.
public interface Routing extends Wakeups, OpenSockets {
    /// A socket of this user is about to open here. When this returns and the routing is healthy, nothing that is
    /// committed from now on is missed; so the mailbox is read afterwards. Undone by `leave`.
    void follow(UUID user);

    void leave(UUID user);

    /// A socket of this device is open here: an older one on another node ends.
    void opened(DeviceAddress device, Opening opening);

    Health health();

    enum Health {
        /// There are no other nodes: nothing can be lost on the way.
        ALONE,
        GOOD,
        /// Other nodes are not heard: sockets must look into their mailboxes by themselves.
        AWAY
    }
}
