package com.entativa.messaging.server.command;

import com.entativa.messaging.server.config.Config;
import java.io.IOException;

/// Starts the relay and returns when it takes requests.
@FunctionalInterface
public interface Start {
    void with(Config config) throws IOException;
}
