package com.entativa.messaging.client.transfer;

import com.entativa.messaging.client.attachment.Transfer.Watch;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Event.FileMoved;
import com.entativa.messaging.client.event.Event.FileMoved.State;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The files that move at the moment: what is told of them, and how one is stopped.
final class Moving {
    private static final int STEPS = 100;
    private final Map<UUID, AtomicBoolean> cancelled = new ConcurrentHashMap<>();
    private final Consumer<Event> tell;

    Moving(Consumer<Event> tell) {
        this.tell = tell;
    }

    /// Which file of which message.
    record Of(UUID conversationId, UUID messageId, UUID fileId, boolean isUpload) {}

    /// False when it moves already.
    boolean begin(UUID fileId) {
        return cancelled.putIfAbsent(fileId, new AtomicBoolean()) == null;
    }

    /// Whether it was moving.
    boolean cancel(UUID fileId) {
        AtomicBoolean mark = cancelled.get(fileId);
        if (mark == null) return false;
        mark.set(true);
        return true;
    }

    void end(Of file, long done, long total, State state) {
        cancelled.remove(file.fileId);
        tell(file, done, total, state);
    }

    private void tell(Of file, long done, long total, State state) {
        tell.accept(new FileMoved(
                file.conversationId,
                file.messageId,
                file.fileId,
                file.isUpload,
                new FileMoved.Progress(done, total, state)));
    }

    /// Tells a hundred times a file at the most.
    final class Watching implements Watch {
        private final Of file;
        private final AtomicBoolean stop;
        private long step = -1;
        private long done;
        private long total;

        Watching(Of file) {
            this.file = file;
            this.stop = cancelled.getOrDefault(file.fileId, new AtomicBoolean());
        }

        @Override
        public void moved(long now, long all) {
            done = now;
            total = all;
            long reached = all == 0 ? STEPS : now * STEPS / all;
            if (reached == step) return;
            step = reached;
            tell(file, now, all, State.MOVING);
        }

        @Override
        public boolean isCancelled() {
            return stop.get();
        }

        void end(State state) {
            Moving.this.end(file, done, total, state);
        }
    }
}
