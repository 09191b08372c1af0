package com.entativa.messaging.server.socket;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/// Runs tasks one at a time in the order they came, and holds a virtual thread only while there is work.
final class InOrder {
    private final Queue<Runnable> waiting = new ArrayDeque<>(4);
    private final Consumer<RuntimeException> onFailure;
    private boolean running;

    InOrder(Consumer<RuntimeException> onFailure) {
        this.onFailure = onFailure;
    }

    /// Returns how many wait now: whoever offers bounds it.
    int offer(Runnable task) {
        int size;
        synchronized (waiting) {
            waiting.add(task);
            size = waiting.size();
            if (running) return size;
            running = true;
        }
        Thread.startVirtualThread(this::drain);
        return size;
    }

    int size() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private void drain() {
        while (true) {
            Runnable task;
            synchronized (waiting) {
                if (waiting.isEmpty()) {
                    running = false;
                    return;
                }
                task = waiting.remove();
            }
            try {
                task.run();
            } catch (RuntimeException e) {
                onFailure.accept(e);
            }
        }
    }
}
