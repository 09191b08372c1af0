package com.entativa.messaging.client.relay;

import com.entativa.messaging.api.AuthSession;
import java.util.Optional;

/// Where the log-in is kept. The refresh token is replaced at each use: `replace` returns after it is on disk.
public interface Tokens {
    Optional<String> refreshToken();

    /// The token to ask for in its place: the same one, from the store, until it is in use. A crash between asking
    /// and
    /// reading the answer then asks the same again, instead of using a token twice.
    String successor();

    void replace(AuthSession session);

    /// The relay takes this log-in no more.
    void loggedOut();
}
