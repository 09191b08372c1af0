package com.entativa.messaging.web;

import com.entativa.messaging.client.platform.Sockets;
import java.util.concurrent.ArrayBlockingQueue;

/// The browser's WebSockets. What they say goes through a queue to a thread of Java's: the core may make who tells it
/// something wait, and a callback of JavaScript's cannot.
final class BrowserSockets implements Sockets {
    private final JsNetwork network;

    BrowserSockets(JsNetwork network) {
        this.network = network;
    }

    @Override
    public void open(String path, String token, Listener listener) {
        Inbound inbound = new Inbound(listener);
        network.open(path, token, inbound::opened, inbound::received, inbound::ended);
        new Thread(inbound, "socket").start();
    }

    private static final class Inbound implements Runnable {
        /// Far more than the relay pushes unacknowledged; a socket that says more is not the relay's.
        private static final int MOST_WAITING = 8_192;

        private final ArrayBlockingQueue<Told> told = new ArrayBlockingQueue<>(MOST_WAITING);
        private final Listener listener;

        Inbound(Listener listener) {
            this.listener = listener;
        }

        private sealed interface Told {
            record Opened(Socket socket) implements Told {}

            record Received(String frame) implements Told {}

            record Ended(End end) implements Told {}
        }

        void opened(JsNetwork.JsSocket socket) {
            told.add(new Told.Opened(new Sender(socket)));
        }

        void received(String frame) {
            told.add(new Told.Received(frame));
        }

        void ended(int code, int refused) {
            told.add(new Told.Ended(refused == 0 ? new End.Closed(code) : new End.Refused(refused)));
        }

        @Override
        public void run() {
            while (true) {
                switch (next()) {
                    case Told.Opened(Socket socket) -> listener.opened(socket);
                    case Told.Received(String frame) -> listener.received(frame);
                    case Told.Ended(End end) -> {
                        listener.ended(end);
                        return;
                    }
                }
            }
        }

        private Told next() {
            try {
                return told.take();
            } catch (InterruptedException e) {
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private record Sender(JsNetwork.JsSocket socket) implements Socket {
        @Override
        public void send(String frame) {
            socket.send(frame);
        }

        @Override
        public void close() {
            socket.close();
        }
    }
}
