package com.entativa.messaging.server.valkey;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.mailbox.Waiting;
import com.entativa.messaging.server.routing.Opening;
import com.entativa.messaging.server.routing.Routing;
import com.entativa.messaging.server.routing.Sockets;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/// To the sockets of this node straight, to those of others through the channel of the user (sharded pub/sub). A device
/// has one socket: what is for it goes to no other node while it is here.
final class ValkeyRouting implements Routing {
    /// A longer ciphertext is only announced, and read from the database by the node that has the socket.
    private static final int INLINE_BYTES = 16 * 1024;

    private final Sockets sockets;
    private final Publisher publisher;
    private final Following following;
    private final Heartbeat heartbeat;

    ValkeyRouting(Sockets sockets, Publisher publisher, Following following, Heartbeat heartbeat) {
        this.sockets = sockets;
        this.publisher = publisher;
        this.following = following;
        this.heartbeat = heartbeat;
    }

    @Override
    public void committed(List<Waiting> waiting) {
        for (Waiting one : waiting) {
            if (sockets.has(one.to())) sockets.committed(one);
            else if (isInline(one)) say(new Event.Committed(one));
            else say(new Event.Look(one.to()));
        }
    }

    @Override
    public void acknowledged(DeviceAddress device, List<UUID> messageIds) {
        if (sockets.has(device)) sockets.acknowledged(device, messageIds);
        else say(new Event.Acknowledged(device, messageIds));
    }

    @Override
    public void live(Collection<UUID> users, LiveFrame frame) {
        String text = frame.toJson().write();
        for (UUID user : users) {
            sockets.live(user, frame);
            say(new Event.Live(user, text));
        }
    }

    @Override
    public void revoke(DeviceAddress device) {
        sockets.revoke(device);
        say(new Event.Revoked(device));
    }

    @Override
    public void follow(UUID user) {
        following.follow(user);
    }

    @Override
    public void leave(UUID user) {
        following.leave(user);
    }

    @Override
    public void opened(DeviceAddress device, Opening opening) {
        say(new Event.Opened(device, opening));
    }

    @Override
    public Health health() {
        return heartbeat.isGood() ? Health.GOOD : Health.AWAY;
    }

    /// What another node said.
    void heard(Event event) {
        switch (event) {
            case Event.Committed(Waiting waiting) -> sockets.committed(waiting);
            case Event.Look(DeviceAddress device) -> sockets.look(device);
            case Event.Acknowledged(DeviceAddress device, List<UUID> ids) -> sockets.acknowledged(device, ids);
            case Event.Live(UUID user, String frame) -> {
                if (ServerFrame.read(frame) instanceof Json.Read.Ok<ServerFrame>(LiveFrame live))
                    sockets.live(user, live);
            }
            case Event.Revoked(DeviceAddress device) -> sockets.revoke(device);
            case Event.Opened(DeviceAddress device, Opening opening) -> {
                switch (sockets.displace(device, opening)) {
                    case Sockets.Displaced.Nothing.NOTHING -> {}
                    // What was committed here for the older socket alone, the newer one reads now.
                    case Sockets.Displaced.Ended.ENDED -> say(new Event.Look(device));
                    // The other node may not have heard of it: its socket was not there yet.
                    case Sockets.Displaced.Stays(Opening ours) -> say(new Event.Opened(device, ours));
                }
            }
        }
    }

    /// While nobody is heard, nobody is told: the others look by themselves.
    private void say(Event event) {
        if (heartbeat.isGood()) publisher.say(event);
    }

    private static boolean isInline(Waiting waiting) {
        return waiting.delivery().encryptedContent().length <= INLINE_BYTES;
    }
}
