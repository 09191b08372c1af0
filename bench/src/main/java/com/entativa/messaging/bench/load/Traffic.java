package com.entativa.messaging.bench.load;

import com.entativa.messaging.client.platform.Http;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.platform.Sockets;
import java.util.concurrent.atomic.AtomicLong;

/// What a client uploads: characters of requests and frames, and how many bundles it asked for.
final class Traffic {
    private final AtomicLong uploaded = new AtomicLong();
    private final AtomicLong bundles = new AtomicLong();

    Platform counting(Platform platform) {
        Http http = request -> {
            uploaded.addAndGet(request.body().length());
            if (request.path().contains("/keys/bundles/")) bundles.incrementAndGet();
            return platform.network().http().call(request);
        };
        Sockets sockets =
                (path, token, listener) -> platform.network().sockets().open(path, token, new Counted(listener));
        Platform.Network network = new Platform.Network(http, sockets);
        return new Platform(platform.crypto(), platform.randomness(), platform.clock(), network, platform.store());
    }

    /// Since it was asked last.
    long takeUploaded() {
        return uploaded.getAndSet(0);
    }

    long takeBundles() {
        return bundles.getAndSet(0);
    }

    private final class Counted implements Sockets.Listener {
        private final Sockets.Listener listener;

        Counted(Sockets.Listener listener) {
            this.listener = listener;
        }

        @Override
        public void opened(Sockets.Socket socket) {
            listener.opened(new Sockets.Socket() {
                @Override
                public void send(String frame) {
                    uploaded.addAndGet(frame.length());
                    socket.send(frame);
                }

                @Override
                public void close() {
                    socket.close();
                }
            });
        }

        @Override
        public void received(String frame) {
            listener.received(frame);
        }

        @Override
        public void ended(Sockets.End end) {
            listener.ended(end);
        }
    }
}
