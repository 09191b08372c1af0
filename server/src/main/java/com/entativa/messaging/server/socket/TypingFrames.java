package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.TypingFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.device.Standing;
import com.entativa.messaging.server.presence.Typing;

/// Frames that say that somebody types. Not answered, unless refused.
public final class TypingFrames {
    private final Typing typing;
    private final Devices devices;

    public TypingFrames(Typing typing, Devices devices) {
        this.typing = typing;
        this.devices = devices;
    }

    void handle(TypingFrame frame, Peer peer) {
        if (devices.standing(peer.device()) != Standing.LINKED) {
            peer.refuse(ErrorCode.DEVICE_NOT_LINKED, "this device shows a signed prekey first", Json.build());
        } else if (!typing.say(peer.device().userId(), frame.conversationId(), frame.state())) {
            peer.refuse(ErrorCode.NOT_FOUND, "no such conversation", Json.build());
        }
    }
}
