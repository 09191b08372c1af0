package com.entativa.messaging.client.sync;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The one thread that owns the profile. Everything else posts to it; order is the order of posting.
public final class Actor {
    /// Somebody asks a messenger that was closed.
    public static final class Closed extends IllegalStateException {
        Closed() {
            super("the messenger is closed");
        }
    }

    private static final int CAPACITY = 4_096;
    private final ArrayBlockingQueue<Runnable> tasks = new ArrayBlockingQueue<>(CAPACITY);
    private final Consumer<RuntimeException> onFault;
    private volatile boolean running = true;
    private volatile Thread owner = Thread.currentThread();

    public Actor(Consumer<RuntimeException> onFault) {
        this.onFault = onFault;
    }

    /// `tick` runs whenever no task waits and says in how many milliseconds it wants to run again.
    public void start(Supplier<Long> tick) {
        Thread thread = new Thread(() -> loop(tick), "messenger");
        thread.setDaemon(true);
        owner = thread;
        thread.start();
    }

    /// Waits while the queue is full: a quick network is slowed down, not buffered.
    public void post(Runnable task) {
        if (!running) return;
        try {
            tasks.put(task);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while posting", e);
        }
    }

    /// Runs on the actor's thread and waits for what comes of it; at once when it is called from there, as those who
    /// are told of events do.
    public <T> T call(Supplier<T> task) {
        if (Thread.currentThread() == owner) return task.get();
        if (!running) throw new Closed();
        ArrayBlockingQueue<Result<T>> answer = new ArrayBlockingQueue<>(1);
        post(() -> answer(task, answer));
        try {
            return answer.take().get();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }

    /// What ends this thread ends the waiting too.
    private static <T> void answer(Supplier<T> task, ArrayBlockingQueue<Result<T>> answer) {
        try {
            answer.add(Result.of(task));
        } catch (Error fatal) {
            answer.add(new Result.Fault<>(new IllegalStateException("the messenger's thread ended", fatal)));
            throw fatal;
        }
    }

    /// What is queued before is still done; what is posted after is not, nor another tick: whoever stops it may close
    /// the store. Once more does nothing.
    public void stop() {
        if (running) call(() -> running = false);
    }

    /// Runs what waits, on the caller's thread: for who has no thread to start.
    void drain() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) task.run();
    }

    private void loop(Supplier<Long> tick) {
        long waitMillis = 0;
        while (running) {
            try {
                Runnable task = tasks.poll(waitMillis, TimeUnit.MILLISECONDS);
                if (task != null) task.run();
                if (running) waitMillis = tasks.isEmpty() ? Math.max(1, tick.get()) : 0;
            } catch (InterruptedException _) {
                running = false;
            } catch (RuntimeException fault) {
                waitMillis = 1_000;
                onFault.accept(fault);
            } catch (Error fatal) {
                running = false;
                throw fatal;
            }
        }
    }

    private sealed interface Result<T> {
        T get();

        record Value<T>(T get) implements Result<T> {}

        record Fault<T>(RuntimeException fault) implements Result<T> {
            @Override
            public T get() {
                throw fault;
            }
        }

        static <T> Result<T> of(Supplier<T> task) {
            try {
                return new Value<>(task.get());
            } catch (RuntimeException fault) {
                return new Fault<>(fault);
            }
        }
    }
}
