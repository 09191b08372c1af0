package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.client.platform.Sockets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Sockets between clients and the relay. Frames lie on their way until a test lets them arrive; each direction of a
/// socket keeps its order, different ones do not.
public final class FakeNetwork implements Sockets {
    private final FakeRelay relay;
    private final List<Wire> wires = new ArrayList<>();

    public FakeNetwork(FakeRelay relay) {
        this.relay = relay;
    }

    /// Whether new sockets reach the relay.
    public boolean reachable = true;

    public int opened;

    @Override
    public void open(String path, String token, Listener listener) {
        if (!path.equals("/api/v1/ws?start=manual")) throw new AssertionError(path);
        opened++;
        RelayDevice device = relay.accessTokens.get(token);
        if (!reachable) listener.ended(new End.Closed(1006));
        else if (device == null) listener.ended(new End.Refused(401));
        else wires.add(new Wire(device, listener));
    }

    /// One frame, picked at random, arrives; false when none is on its way.
    public boolean step(RandomGenerator random) {
        List<Deque<Runnable>> busy = busy();
        if (busy.isEmpty()) return false;
        busy.get(random.nextInt(busy.size())).removeFirst().run();
        return true;
    }

    /// One frame arrives, sockets in the order of their opening; false when none is on its way.
    public boolean step() {
        List<Deque<Runnable>> busy = busy();
        if (busy.isEmpty()) return false;
        busy.getFirst().removeFirst().run();
        return true;
    }

    /// A frame on its way to a client is there twice.
    public void duplicate(RandomGenerator random) {
        List<Wire> loaded =
                wires.stream().filter(wire -> !wire.toClient.isEmpty()).toList();
        if (loaded.isEmpty()) return;
        Deque<Runnable> frames = loaded.get(random.nextInt(loaded.size())).toClient;
        frames.addFirst(frames.getFirst());
    }

    /// Everything on its way is lost, the sockets end.
    public void cut(RandomGenerator random) {
        if (!wires.isEmpty()) wires.get(random.nextInt(wires.size())).end(1006);
    }

    /// This device's process died: its sockets are gone.
    public void cut(DeviceAddress device) {
        for (Wire wire : List.copyOf(wires)) {
            if (wire.relayEnd.device().address.equals(device)) wire.end(1006);
        }
    }

    public void cutAll() {
        closeAll(1006);
    }

    /// The relay closes all sockets with this code.
    public void closeAll(int code) {
        for (Wire wire : List.copyOf(wires)) wire.end(code);
    }

    /// This text comes to every client, as if from the relay.
    public void pushToAll(String frame) {
        for (Wire wire : wires) wire.toClient.add(() -> wire.listener.received(frame));
    }

    private List<Deque<Runnable>> busy() {
        List<Deque<Runnable>> busy = new ArrayList<>();
        for (Wire wire : wires) {
            if (!wire.toRelay.isEmpty()) busy.add(wire.toRelay);
            if (!wire.toClient.isEmpty()) busy.add(wire.toClient);
        }
        return busy;
    }

    private final class Wire implements Socket {
        private final Deque<Runnable> toClient = new ArrayDeque<>();
        private final Deque<Runnable> toRelay = new ArrayDeque<>();
        private final Listener listener;
        private final RelaySocket relayEnd;

        Wire(RelayDevice device, Listener listener) {
            this.listener = listener;
            Consumer<ServerFrame> push =
                    frame -> toClient.add(() -> listener.received(frame.toJson().write()));
            this.relayEnd = new RelaySocket(relay, device, push);
            toClient.add(() -> listener.opened(this));
        }

        @Override
        public void send(String frame) {
            toRelay.add(() -> relayEnd.received(frame));
        }

        @Override
        public void close() {
            end(1000);
        }

        void end(int code) {
            if (!wires.remove(this)) return;
            toClient.clear();
            toRelay.clear();
            relayEnd.gone();
            listener.ended(new End.Closed(code));
        }
    }
}
