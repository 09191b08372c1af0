package com.entativa.messaging.client.account;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Tokens;
import java.util.Base64;
import java.util.Optional;

/// The log-in in the profile's store.
public final class StoredTokens implements Tokens {
    private static final int TOKEN_LENGTH = 32;
    private final Platform platform;

    public StoredTokens(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Optional<String> refreshToken() {
        return platform.store().inTransaction(rows -> new Accounts(platform.crypto(), rows).refreshToken());
    }

    @Override
    public String successor() {
        return platform.store().inTransaction(rows -> {
            Accounts accounts = new Accounts(platform.crypto(), rows);
            return accounts.successor().orElseGet(() -> {
                String fresh = Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(platform.randomness().bytes(TOKEN_LENGTH));
                accounts.putSuccessor(fresh);
                return fresh;
            });
        });
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
