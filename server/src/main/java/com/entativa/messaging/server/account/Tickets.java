package com.entativa.messaging.server.account;

import java.time.Duration;

/// One-time tickets to open a socket with. Blocking; any thread.
public interface Tickets {
    Duration LIFE = Duration.ofSeconds(30);

    String issue(Callers.Caller.Known caller);

    /// Whom the ticket was made for; it is void from now on.
    Callers.Caller redeem(String ticket);
}
