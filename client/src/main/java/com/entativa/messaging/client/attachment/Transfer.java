package com.entativa.messaging.client.attachment;

import com.entativa.messaging.client.relay.Backoff;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.Randomness;

/// What moving a file needs beside the file, and how the user sees and stops it.
public record Transfer(Crypto crypto, Randomness randomness, BlobTransport blobs, Patience patience) {
    /// How often and after which waits a cut transfer is taken up again. A transfer that moved on begins to
    /// count anew.
    public record Patience(Backoff backoff, int mostFailures, Pause pause) {
        public static Patience standard(Pause pause) {
            return new Patience(new Backoff(500, 30_000), 8, pause);
        }
    }

    @FunctionalInterface
    public interface Pause {
        void millis(long millis);
    }

    /// Called on the thread that moves the file, after each piece.
    public interface Watch {
        /// Bytes of the sealed file, so the bar fills evenly. Falls back when the relay has less than was sent.
        void moved(long done, long total);

        /// Asked before each piece; what has been moved stays for taking it up again.
        boolean isCancelled();
    }

    /// Ends a transfer from inside a port's call.
    static final class Cancelled extends RuntimeException {
        Cancelled() {
            super("cancelled by the user", null, false, false);
        }
    }

    static void report(Watch watch, long done, long total) {
        if (watch.isCancelled()) throw new Cancelled();
        watch.moved(done, total);
    }
}
