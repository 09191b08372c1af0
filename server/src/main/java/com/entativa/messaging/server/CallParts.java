package com.entativa.messaging.server;

import com.entativa.messaging.server.call.CallStore;
import com.entativa.messaging.server.call.Calls;
import com.entativa.messaging.server.call.TurnCredentials;
import com.entativa.messaging.server.config.CallSettings;
import com.entativa.messaging.server.http.CallOperations;
import com.entativa.messaging.server.http.Operations;
import com.entativa.messaging.server.mailbox.Wakeups;
import com.entativa.messaging.server.postgres.PgCallStore;

/// The parts that ring.
record CallParts(Calls all, CallStore store, TurnCredentials turn) {
    static CallParts of(Ground ground, Nodes nodes, Wakeups wakeups) {
        CallSettings settings = ground.config().calls();
        Calls.Limits limits = new Calls.Limits(
                nodes.together().allowance("calls", settings.attempts()),
                nodes.alone().allowance("call-signals", settings.signals()));
        CallStore store = new PgCallStore(ground.db());
        return new CallParts(
                new Calls(store, wakeups, limits, ground.ids(), ground.clock()),
                store,
                new TurnCredentials(settings.turn(), ground.fresh()::secret, ground.clock()));
    }

    Operations operations() {
        return new CallOperations(all, turn);
    }
}
