package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.device.Standing;

/// What one `operationId` does. Blocking, on a virtual thread of its own.
@FunctionalInterface
public interface Operation {
    Reply answer(Call call);

    @FunctionalInterface
    interface ByDevice {
        Reply answer(DeviceAddress caller, Call call);
    }

    /// For every device that is logged in.
    static Operation known(ByDevice operation) {
        return call -> switch (call.caller()) {
            case Callers.Caller.Known known -> operation.answer(known.device(), call);
            case Callers.Caller.Refused _ -> unauthenticated();
        };
    }

    /// For devices that are linked: others get 403.
    static Operation linked(ByDevice operation) {
        return call -> switch (call.caller()) {
            case Callers.Caller.Known known
            when known.standing() == Standing.LINKED -> operation.answer(known.device(), call);
            case Callers.Caller.Known _ -> notLinked();
            case Callers.Caller.Refused _ -> unauthenticated();
        };
    }

    static Reply notLinked() {
        return Reply.problem(ErrorCode.DEVICE_NOT_LINKED, "this device shows a signed prekey first, or starts over");
    }

    static Reply unauthenticated() {
        return Reply.problem(ErrorCode.UNAUTHENTICATED, "a good access token is needed: Authorization: Bearer …");
    }
}
