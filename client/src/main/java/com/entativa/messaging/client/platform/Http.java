package com.entativa.messaging.client.platform;

/// Blocking HTTP to the relay. Bodies are JSON text.
public interface Http {
    Reply call(Request request);

    /// `token` and `body` are empty where there is none. `provisioningToken`: the `Provisioning-Token` header, by
    /// which a new device, which has no log-in yet, opens its mailbox.
    record Request(String method, String path, String token, String body, String provisioningToken) {
        public Request(String method, String path, String token, String body) {
            this(method, path, token, body, "");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    sealed interface Reply {
        record Answered(int status, String body) implements Reply {
            @Override
            public String toString() {
                return "Answered[" + status + ", " + body.length() + " characters]";
            }
        }

        /// No answer: offline, timed out, cut. The request may have been carried out.
        record Unreachable(String why) implements Reply {}
    }
}
