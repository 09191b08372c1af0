package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.call.CallOutcome;
import com.entativa.messaging.server.call.CallSession;
import com.entativa.messaging.server.call.Calls;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.device.Standing;

/// Frames that signal a call. What changes is said to all devices of both sides, so the sender gets no other answer;
/// a signal that was seen before is answered with how the call stands.
public final class Calling {
    private final Calls calls;
    private final Devices devices;

    public Calling(Calls calls, Devices devices) {
        this.calls = calls;
        this.devices = devices;
    }

    void handle(CallFrame frame, Peer peer) {
        Json.Builder about = frame.naming();
        if (devices.standing(peer.device()) != Standing.LINKED) {
            peer.refuse(ErrorCode.DEVICE_NOT_LINKED, "this device shows a signed prekey first", about);
            return;
        }
        switch (calls.signal(peer.device(), frame)) {
            case CallOutcome.Ok(CallSession call, boolean changed) -> {
                if (!changed && frame.kind() != CallKind.ICE)
                    peer.say(call.stands().seenBy(peer.device()));
            }
            case CallOutcome.NotFound _ -> peer.refuse(ErrorCode.NOT_FOUND, "no such call or conversation", about);
            case CallOutcome.NotDirect _ -> peer.refuse(ErrorCode.CALL_NOT_DIRECT, "calls are between two", about);
            case CallOutcome.NotAccepted _ -> peer.refuse(ErrorCode.NOT_ACCEPTED, "they have not accepted you", about);
            case CallOutcome.Differs(var difference) ->
                peer.refuse(ErrorCode.DEVICES_DIFFER, "the devices differ", difference.into(about));
            case CallOutcome.Taken _ -> peer.refuse(ErrorCode.CALL_TAKEN, "another device of yours is in it", about);
            case CallOutcome.Over _ -> peer.refuse(ErrorCode.CALL_OVER, "the call is over", about);
            case CallOutcome.OutOfPlace _ -> peer.refuse(ErrorCode.BAD_REQUEST, "your side does not say that", about);
            case CallOutcome.IdTaken _ -> peer.refuse(ErrorCode.CALL_ID_TAKEN, "make another call_id", about);
            case CallOutcome.TooLarge _ -> peer.refuse(ErrorCode.TOO_LARGE, "a ciphertext is above 96 KiB", about);
            case CallOutcome.TooMany(var wait) ->
                peer.refuse(ErrorCode.TOO_MANY_REQUESTS, "too often", about.put("retry_after", wait.seconds()));
        }
    }
}
