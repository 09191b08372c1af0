package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;

/// What the relay says on a socket (`socket.md`), in groups: one file each, which also reads its own. Clients read
/// with {@link #read} and pass over what they do not know.
public sealed interface ServerFrame permits MailFrame, AnswerFrame, LiveFrame, ServerFrame.Unknown {
    Json.Obj toJson();

    /// A frame of a later version.
    record Unknown(String type) implements ServerFrame {
        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", type).object();
        }
    }

    static Json.Read<ServerFrame> read(String text) {
        return Json.read(text, ServerFrame::from);
    }

    private static ServerFrame from(Json.Obj frame) {
        String type = frame.text("type");
        return MailFrame.from(type, frame)
                .or(() -> AnswerFrame.from(type, frame))
                .or(() -> LiveFrame.from(type, frame))
                .orElseGet(() -> new Unknown(type));
    }
}
