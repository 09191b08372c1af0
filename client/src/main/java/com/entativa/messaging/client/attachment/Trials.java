package com.entativa.messaging.client.attachment;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.outbox.Outbox;
import com.entativa.messaging.client.relay.Answer;

/// Counts what failed since a transfer last moved on, and waits between.
final class Trials {
    private static final long STEP_MILLIS = 1_000;
    private final Transfer transfer;
    private int failures;
    private long furthest = -1;

    Trials(Transfer transfer) {
        this.transfer = transfer;
    }

    /// Whether trying the same again may help: no answer, or a relay that is busy.
    static boolean mayPass(Answer<?> answer) {
        return switch (answer) {
            case Answer.Ok<?> _ -> false;
            case Answer.Unreachable<?> _ -> true;
            case Answer.Refused<?>(Problem problem) ->
                problem.status() >= 500 || problem.is(ErrorCode.TOO_MANY_REQUESTS);
        };
    }

    void movedTo(long offset) {
        if (offset > furthest) failures = 0;
        furthest = Math.max(furthest, offset);
    }

    /// False when it was tried often enough. Waits at least as long as the relay asked, and no longer than the user has
    /// patience.
    boolean waitForNext(Answer<?> failed, Transfer.Watch watch) {
        failures++;
        if (failures > transfer.patience().mostFailures()) return false;
        long drawn = transfer.patience().backoff().delayMillis(failures, transfer.randomness());
        for (long left = Math.max(drawn, askedMillis(failed)); left > 0; left -= STEP_MILLIS) {
            if (watch.isCancelled()) throw new Transfer.Cancelled();
            transfer.patience().pause().millis(Math.min(left, STEP_MILLIS));
        }
        if (watch.isCancelled()) throw new Transfer.Cancelled();
        return true;
    }

    private static long askedMillis(Answer<?> answer) {
        return answer instanceof Answer.Refused<?>(Problem problem) ? Outbox.retryAfterMillis(problem) : 0;
    }
}
