package com.entativa.messaging.client.platform;

/// WebSockets to the relay, text frames only.
public interface Sockets {
    /// Begins to open one and returns. The listener may be called from any thread; its calls come in order.
    void open(String path, String token, Listener listener);

    interface Socket {
        /// Hands a frame to the network; what was handed over may still be lost.
        void send(String frame);

        void close();
    }

    interface Listener {
        void opened(Socket socket);

        void received(String frame);

        /// No more calls after this one. Also when it never opened.
        void ended(End end);
    }

    sealed interface End {
        /// Closed with this code; 1006 when the network went away.
        record Closed(int code) implements End {}

        /// The relay answered the upgrade with this status.
        record Refused(int status) implements End {}
    }
}
