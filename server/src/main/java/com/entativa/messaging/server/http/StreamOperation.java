package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.account.Callers;
import com.entativa.messaging.server.device.Standing;

/// What one `operationId` does whose body or answer is too large for memory. Blocking, on a virtual thread of its own:
/// the client sends no faster than the body is read, and gets no more than it takes.
@FunctionalInterface
public interface StreamOperation {
    StreamReply answer(StreamCall call);

    @FunctionalInterface
    interface ByDevice {
        StreamReply answer(DeviceAddress caller, StreamCall call);
    }

    /// For devices that are linked: others get 403.
    static StreamOperation linked(ByDevice operation) {
        return stream -> switch (stream.call().caller()) {
            case Callers.Caller.Known known
            when known.standing() == Standing.LINKED -> operation.answer(known.device(), stream);
            case Callers.Caller.Known _ -> StreamReply.of(Operation.notLinked());
            case Callers.Caller.Refused _ -> StreamReply.of(Operation.unauthenticated());
        };
    }
}
