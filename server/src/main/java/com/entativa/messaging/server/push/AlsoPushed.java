package com.entativa.messaging.server.push;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// Wakes sockets, and tells the notifier of what was committed by this node.
public record AlsoPushed(Wakeups sockets, Notifier notifier) implements Wakeups {
    @Override
    public void committed(List<Waiting> waiting) {
        sockets.committed(waiting);
        notifier.committed(waiting);
    }

    @Override
    public void acknowledged(DeviceAddress device, List<UUID> messageIds) {
        sockets.acknowledged(device, messageIds);
    }

    @Override
    public void live(Collection<UUID> users, LiveFrame frame) {
        sockets.live(users, frame);
    }
}
