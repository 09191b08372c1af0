package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.ServerFrame;
import java.util.List;
import java.util.UUID;

/// The way out of one socket. No method blocks; any thread may call.
interface Outlet {
    /// In the order of the calls. Lost without a word when the socket is closed.
    void say(ServerFrame frame);

    /// So much waits to be sent that no more should be pushed; the pump is told when that is over.
    boolean isFull();

    /// The device has them.
    void acknowledged(List<UUID> messageIds);

    /// Said and not yet taken by the system.
    long unsentBytes();

    void close(Closing why);
}
