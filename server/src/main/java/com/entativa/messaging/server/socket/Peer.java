package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.routing.Opening;
import java.util.UUID;

/// One socket as those see it who handle its frames: whose it is, what is pushed into it, and the way to answer.
record Peer(DeviceAddress device, Opening opening, DeliveryPump pump, Outlet out) {
    void say(ServerFrame frame) {
        out.say(frame);
    }

    /// The frame did nothing.
    void refuse(ErrorCode code, String detail, Json.Builder about) {
        out.say(new AnswerFrame.Refused(code.code(), detail, about.object()));
    }

    void tooMany(UUID messageId, int seconds) {
        refuse(ErrorCode.TOO_MANY_REQUESTS, "too often", about(messageId).put("retry_after", seconds));
    }

    static Json.Builder about(UUID messageId) {
        return Json.build().put("message_id", messageId);
    }
}
