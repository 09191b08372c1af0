package com.entativa.messaging.server.http;

import java.util.Map;

/// Some operations of the contract, by `operationId`.
public interface Operations {
    Map<String, Operation> byId();

    /// Those whose body or answer is streamed.
    default Map<String, StreamOperation> streams() {
        return Map.of();
    }
}
