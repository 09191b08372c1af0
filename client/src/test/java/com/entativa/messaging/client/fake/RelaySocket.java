package com.entativa.messaging.client.fake;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.ClientFrame;
import com.entativa.messaging.api.ConnectionFrame;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.SendFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.TypingFrame;
import com.entativa.messaging.api.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// The relay's end of one socket, opened with `start=manual`.
final class RelaySocket {
    private final FakeRelay relay;
    private final RelayDevice device;
    private final Consumer<ServerFrame> send;
    private final Set<UUID> unacknowledged = new HashSet<>();
    private boolean resumed;
    private boolean caughtUp;

    RelaySocket(FakeRelay relay, RelayDevice device, Consumer<ServerFrame> send) {
        this.relay = relay;
        this.device = device;
        this.send = send;
        device.sockets.add(this);
    }

    void gone() {
        device.sockets.remove(this);
    }

    RelayDevice device() {
        return device;
    }

    void received(String text) {
        relay.frames.add(text);
        if (text.length() > Contract.MAX_FRAME_BYTES) throw new AssertionError("frame too large");
        if (!(ClientFrame.read(text, FakeRelay.NOBODY) instanceof Json.Read.Ok<ClientFrame>(ClientFrame frame))) {
            throw new AssertionError("the client sent a malformed frame");
        }
        switch (frame) {
            case SendFrame.Envelopes(var submission) -> send.accept(relay.submit(device, submission));
            case ReceiptFrame.Acknowledge(List<UUID> ids) -> acknowledged(ids);
            case ConnectionFrame.Resume _ -> {
                resumed = true;
                push();
            }
            case ConnectionFrame.Ping _ -> send.accept(AnswerFrame.Pong.PONG);
            case TypingFrame typing -> relay.pass(device, typing);
            case SendFrame.Plain _, ReceiptFrame.Delivered _, ReceiptFrame.Read _, CallFrame _ ->
                throw new AssertionError("not of our client");
        }
    }

    void live(LiveFrame frame) {
        send.accept(frame);
    }

    private void acknowledged(List<UUID> ids) {
        if (ids.isEmpty() || ids.size() > Contract.MAX_UNACKNOWLEDGED) throw new AssertionError("ack of " + ids.size());
        for (UUID id : ids) {
            device.mailbox.remove(id);
            unacknowledged.remove(id);
        }
        send.accept(new AnswerFrame.Acknowledged(ids));
        push();
    }

    void push() {
        if (!resumed) return;
        for (Map.Entry<UUID, ServerFrame> waiting : device.mailbox.entrySet()) {
            if (unacknowledged.size() >= Contract.MAX_UNACKNOWLEDGED) return;
            if (unacknowledged.add(waiting.getKey())) send.accept(waiting.getValue());
        }
        if (!caughtUp && device.mailbox.isEmpty()) {
            caughtUp = true;
            send.accept(AnswerFrame.CaughtUp.CAUGHT_UP);
        }
    }
}
