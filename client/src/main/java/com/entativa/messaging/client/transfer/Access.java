package com.entativa.messaging.client.transfer;

import java.util.Optional;

/// The relay's access token for requests beside the core's. Called from threads that move files.
public interface Access {
    /// Empty when logged out or offline.
    Optional<String> token();

    /// The relay took it no more: the next one is fresh.
    void refused();
}
