package com.entativa.messaging.client.attachment;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.relay.Answer;

/// Counts what failed since a transfer last moved on, and waits between.
final class Trials {
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

    /// False when it was tried often enough.
    boolean waitForNext(Transfer.Watch watch) {
        if (watch.isCancelled()) throw new Transfer.Cancelled();
        failures++;
        if (failures > transfer.patience().mostFailures()) return false;
        transfer.patience().pause().millis(transfer.patience().backoff().delayMillis(failures, transfer.randomness()));
        if (watch.isCancelled()) throw new Transfer.Cancelled();
        return true;
    }
}
