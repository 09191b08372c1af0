package com.entativa.messaging.server;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.CallLogEntry;
import com.entativa.messaging.api.CallMedia;
import com.entativa.messaging.api.CallState;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.config.Limits;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/// Two people who may call each other, and what a test says and hears for them.
final class CallWorld implements AutoCloseable {
    static final byte[] SEALED = {1, 2, 3};
    final ManualClock clock = new ManualClock();
    final TestRelay relay = new TestRelay(Limits.off(), clock);
    private final Keys bobsKeys = new Keys();
    final AuthSession alice = relay.registerWithKeys(new Keys(), 1);
    final AuthSession bob = relay.registerWithKeys(bobsKeys, 1);
    final UUID conversation = relay.conversation(alice, bob);

    CallWorld() {
        new Chats(relay).accept(bob, conversation);
    }

    @Override
    public void close() {
        relay.close();
    }

    AuthSession linkedDeviceOfBob() {
        AuthSession device = relay.logIn(bob, "correct horse");
        relay.post(device.accessToken(), "/api/v1/keys/prekeys", bobsKeys.upload(1, 500, 500));
        return device;
    }

    TestSocket open(AuthSession session) throws InterruptedException {
        TestSocket socket = relay.socket(session, "");
        ServerFrame frame = socket.next();
        while (frame != AnswerFrame.CaughtUp.CAUGHT_UP) frame = socket.next();
        return socket;
    }

    CallFrame offer(UUID call, AuthSession... to) {
        return new CallFrame(call, conversation, CallKind.OFFER, CallMedia.VIDEO, envelopes(to));
    }

    CallFrame signal(UUID call, CallKind kind, AuthSession... to) {
        return new CallFrame(call, conversation, kind, CallMedia.UNSAID, envelopes(to));
    }

    private static List<Envelope> envelopes(AuthSession... to) {
        return Arrays.stream(to)
                .map(one -> new Envelope(address(one), 7, SEALED))
                .toList();
    }

    TestRelay.Answer post(AuthSession by, CallFrame frame) {
        return relay.post(by.accessToken(), "/api/v1/calls/" + frame.callId() + "/signal", frame.toJson());
    }

    CallLogEntry entry(AuthSession of, UUID call) {
        return CallLogEntry.from(
                relay.get(of.accessToken(), "/api/v1/calls/" + call).json());
    }

    Json.Obj page(AuthSession of) {
        return relay.get(of.accessToken(), "/api/v1/messages").json();
    }

    static DeviceAddress address(AuthSession session) {
        return new DeviceAddress(session.userId(), session.deviceId());
    }

    /// The next of this kind; envelopes and states of a call come by two ways.
    static <T extends ServerFrame> T next(TestSocket socket, Class<T> type) throws InterruptedException {
        while (true) {
            ServerFrame frame = socket.next();
            if (type.isInstance(frame)) return type.cast(frame);
        }
    }

    static LiveFrame.CallChanged changed(TestSocket socket, CallState to) throws InterruptedException {
        while (true) {
            LiveFrame.CallChanged changed = next(socket, LiveFrame.CallChanged.class);
            if (changed.state() == to) return changed;
        }
    }
}
