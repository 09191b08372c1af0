package com.entativa.messaging.api;

import com.entativa.messaging.api.json.Json;
import java.util.Optional;

/// About the socket itself.
public sealed interface ConnectionFrame extends ClientFrame {
    /// Start pushing what waits, after the owed acknowledgements were sent (sockets opened with `start=manual`).
    enum Resume implements ConnectionFrame {
        RESUME;

        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", "resume").object();
        }
    }

    enum Ping implements ConnectionFrame {
        PING;

        @Override
        public Json.Obj toJson() {
            return Json.build().put("type", "ping").object();
        }
    }

    static Optional<ClientFrame> from(String type) {
        return switch (type) {
            case "resume" -> Optional.of(Resume.RESUME);
            case "ping" -> Optional.of(Ping.PING);
            default -> Optional.empty();
        };
    }
}
