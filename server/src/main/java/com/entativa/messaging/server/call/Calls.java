package com.entativa.messaging.server.call;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.mailbox.Wakeups;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// Signals of calls and what is kept of them. Blocking; any thread.
public final class Calls {
    /// Above every id: the first page starts here.
    private static final UUID NEWEST = new UUID(-1L, -1L);

    private final CallStore store;
    private final Wakeups wakeups;
    private final Limits limits;
    private final Supplier<UUID> ids;
    private final InstantSource clock;

    public Calls(CallStore store, Wakeups wakeups, Limits limits, Supplier<UUID> ids, InstantSource clock) {
        this.store = store;
        this.wakeups = wakeups;
        this.limits = limits;
        this.ids = ids;
        this.clock = clock;
    }

    /// Of one account: calls it begins, and signals of all kinds.
    public record Limits(Allowance<UUID> attempts, Allowance<UUID> signals) {}

    public record Page(List<CallSession> calls, boolean more) {}

    /// Answered after the commit; then the envelopes are pushed and both sides are told of a change.
    public CallOutcome signal(DeviceAddress sender, CallFrame frame) {
        if (limits.signals().take(sender.userId()) instanceof Verdict.Wait wait) return new CallOutcome.TooMany(wait);
        if (frame.kind() == CallKind.OFFER && limits.attempts().take(sender.userId()) instanceof Verdict.Wait wait) {
            return new CallOutcome.TooMany(wait);
        }
        if (frame.envelopes().stream().anyMatch(one -> one.content().length > Contract.MAX_CONTENT_BYTES)) {
            return new CallOutcome.TooLarge();
        }
        long now = clock.millis();
        return switch (store.signal(new CallStore.Signal(sender, frame, ids.get(), now))) {
            case CallStore.Signalled.Refused(CallOutcome why) -> why;
            case CallStore.Signalled.Done(CallSession call, boolean changed, var waiting) -> {
                wakeups.committed(waiting);
                if (changed) tell(call, sender, now);
                yield new CallOutcome.Ok(call, changed);
            }
        };
    }

    public List<CallSession> find(UUID user, UUID callId) {
        return store.find(user, callId);
    }

    public Page newest(UUID user, int limit) {
        return before(user, NEWEST, limit);
    }

    public Page before(UUID user, UUID last, int limit) {
        List<CallSession> found = store.page(user, last, limit + 1);
        boolean more = found.size() > limit;
        return new Page(more ? found.subList(0, limit) : found, more);
    }

    public boolean forget(UUID user, UUID callId) {
        return store.forget(user, callId);
    }

    /// Ends what rang or was silent for too long, and tells both sides.
    public void endOverdue(long nowMillis) {
        for (CallSession call : store.endOverdue(nowMillis))
            tell(call, call.parties().caller(), nowMillis);
    }

    private void tell(CallSession call, DeviceAddress by, long at) {
        List<UUID> both =
                List.of(call.parties().caller().userId(), call.parties().callee());
        wakeups.live(both, call.changedBy(by, at));
    }
}
