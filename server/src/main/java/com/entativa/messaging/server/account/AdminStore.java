package com.entativa.messaging.server.account;

import java.util.List;
import java.util.UUID;

/// What an operator may do with accounts.
public interface AdminStore {
    /// `disabledAtMillis` 0: not disabled.
    record Summary(UUID id, String username, long createdAtMillis, int devices, long disabledAtMillis) {}

    record Disabled(UUID id, long atMillis) {}

    /// By id, which is the order of making, after the one given.
    List<Summary> list(UUID after, int most);

    /// No log-in, no token and no socket of the account is good from now on. False when there is no such account.
    boolean disable(UUID account, long atMillis);

    boolean enable(UUID account);

    List<Disabled> disabledSince(long millis);
}
