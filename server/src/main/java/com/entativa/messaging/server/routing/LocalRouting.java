package com.entativa.messaging.server.routing;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.server.mailbox.Waiting;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// One process: straight to the sockets.
public record LocalRouting(Sockets sockets) implements Routing {
    @Override
    public void committed(List<Waiting> waiting) {
        waiting.forEach(sockets::committed);
    }

    @Override
    public void acknowledged(DeviceAddress device, List<UUID> messageIds) {
        sockets.acknowledged(device, messageIds);
    }

    @Override
    public void live(Collection<UUID> users, LiveFrame frame) {
        for (UUID user : users) sockets.live(user, frame);
    }

    @Override
    public void revoke(DeviceAddress device) {
        sockets.revoke(device);
    }

    @Override
    public void follow(UUID user) {}

    @Override
    public void leave(UUID user) {}

    @Override
    public void opened(DeviceAddress device, Opening opening) {}

    @Override
    public Health health() {
        return Health.ALONE;
    }
}
