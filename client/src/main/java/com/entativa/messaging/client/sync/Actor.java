package com.entativa.messaging.client.sync;

import com.entativa.messaging.client.inbox.Demand;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The one thread that owns the profile. Everything else posts to it. What was asked goes before what came from the
/// relay, each in its order: who waits, waits for what runs already and no backlog behind it.
public final class Actor implements Demand {
    /// Somebody asks a messenger that was closed.
    public static final class Closed extends IllegalStateException {
        Closed() {
            super("the messenger is closed");
        }
    }

    private static final int CAPACITY = 4_096;
    private final ArrayBlockingQueue<Runnable> asked = new ArrayBlockingQueue<>(CAPACITY);
    private final ArrayBlockingQueue<Runnable> came = new ArrayBlockingQueue<>(CAPACITY);

    /// Rung after a task was queued, so that one can wait for either queue.
    private final ArrayBlockingQueue<Boolean> bell = new ArrayBlockingQueue<>(1);

    private final Consumer<RuntimeException> onFault;
    private volatile boolean running = true;
    private boolean hasAsked;
    private volatile Thread owner = Thread.currentThread();

    public Actor(Consumer<RuntimeException> onFault) {
        this.onFault = onFault;
    }

    /// `tick` runs after what was asked and whenever no task waits. It says in how many milliseconds it wants to run
    /// again; 0 when it has more to do.
    public void start(Supplier<Long> tick) {
        Thread thread = new Thread(() -> loop(tick), "messenger");
        thread.setDaemon(true);
        owner = thread;
        thread.start();
    }

    /// Waits while the queue is full.
    public void post(Runnable task) {
        queue(asked, task);
    }

    /// What the relay said, which can wait. A quick network is slowed down, not buffered.
    void bring(Runnable task) {
        queue(came, task);
    }

    private void queue(ArrayBlockingQueue<Runnable> queue, Runnable task) {
        if (!running) return;
        try {
            queue.put(task);
            bell.offer(true);
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

    /// What was asked before is still done; what is asked after, and what came, is not, nor another tick: whoever stops
    /// it may close the store. Once more does nothing.
    public void stop() {
        if (running) call(() -> running = false);
    }

    /// In a browser, which has one thread for all, they come to that only while this stands aside.
    @Override
    @SuppressWarnings("ThreadPriorityCheck")
    public boolean waits() {
        if (asked.isEmpty()) Thread.yield();
        return !asked.isEmpty();
    }

    @Override
    public boolean hasAsked() {
        boolean has = hasAsked;
        hasAsked = false;
        return has;
    }

    /// Runs what waits, on the caller's thread: for who has no thread to start.
    void drain() {
        while (runAsked() || runCame()) {}
    }

    private void loop(Supplier<Long> tick) {
        long waitMillis = 0;
        while (running) {
            try {
                bell.poll(waitMillis, TimeUnit.MILLISECONDS);
                waitMillis = 0;
                boolean ticks = runAsked();
                if (running) ticks |= !runCame() || came.isEmpty();
                long due = running && ticks ? tick.get() : 0;
                if (isIdle()) waitMillis = due;
            } catch (InterruptedException _) {
                running = false;
            } catch (RuntimeException fault) {
                waitMillis = isIdle() ? 1_000 : 0;
                onFault.accept(fault);
            } catch (Error fatal) {
                running = false;
                throw fatal;
            }
        }
    }

    private boolean isIdle() {
        return asked.isEmpty() && came.isEmpty();
    }

    /// All that waits now, and nothing that is asked meanwhile: what came has its turn.
    private boolean runAsked() {
        int waiting = asked.size();
        hasAsked |= waiting > 0;
        for (int left = waiting; left > 0 && running; left--) run(asked);
        return waiting > 0;
    }

    private boolean runCame() {
        return run(came);
    }

    private static boolean run(ArrayBlockingQueue<Runnable> queue) {
        Runnable task = queue.poll();
        if (task != null) task.run();
        return task != null;
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
