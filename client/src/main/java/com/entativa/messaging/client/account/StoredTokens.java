package com.entativa.messaging.client.account;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Tokens;
import java.util.Optional;

/// The log-in in the profile's store.
public final class StoredTokens implements Tokens {
    private final Platform platform;

    public StoredTokens(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Optional<String> refreshToken() {
        return platform.store().inTransaction(rows -> new Accounts(platform.crypto(), rows).refreshToken());
    }

    @Override
    public void replace(AuthSession session) {
        platform.store().inTransaction(rows -> {
            new Accounts(platform.crypto(), rows).putRefreshToken(session.refreshToken());
            return true;
        });
    }

    @Override
    public void loggedOut() {
        platform.store().inTransaction(rows -> {
            new Accounts(platform.crypto(), rows).forgetTokens();
            return true;
        });
    }
}
