package com.entativa.messaging.server;

import com.entativa.messaging.server.config.Limits;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.limit.PeerAddress;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.presence.Presences;
import com.entativa.messaging.server.socket.Admission;
import com.entativa.messaging.server.socket.FrameHandler;
import com.entativa.messaging.server.socket.LiveSockets;
import com.entativa.messaging.server.socket.Lookout;
import com.entativa.messaging.server.socket.Pulse;
import com.entativa.messaging.server.socket.SocketEdge;
import java.util.random.RandomGenerator;

/// The parts around the open sockets of this node.
record SocketParts(LiveSockets live, Pulse pulse, Lookout lookout) {
    static SocketParts of(Ground ground, Nodes nodes, LiveSockets live, Mailboxes mailboxes, Devices devices) {
        return new SocketParts(
                live, new Pulse(), new Lookout(live, nodes.routing(), mailboxes, devices, ground.random()));
    }

    SocketEdge.Entry entry(Ground ground, Nodes nodes, AccountParts.Tokens tokens) {
        Limits.Sockets bounds = ground.config().limits().sockets();
        Admission admission = new Admission(
                nodes.alone().allowance("openings", bounds.openings()), bounds.perAddress(), live, ground.random());
        return new SocketEdge.Entry(
                tokens.callers(),
                tokens.tickets(),
                admission,
                new PeerAddress(ground.config().listen().behindProxy()),
                bounds.frames());
    }

    SocketEdge.Serving serving(Ground ground, Nodes nodes, FrameHandler frames, MailParts mail, Presences presences) {
        return new SocketEdge.Serving(
                frames, mail.mailboxes(), new SocketEdge.Presence(live, nodes.routing(), presences), ground.metrics());
    }

    /// The server stops: each socket is told so, with a time to come back that `random` spreads.
    void closeAll(RandomGenerator random) {
        lookout.close();
        pulse.close();
        live.closeAll(random);
    }
}
