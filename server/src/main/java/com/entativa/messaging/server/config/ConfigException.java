package com.entativa.messaging.server.config;

/// Settings that cannot be used. The message names each and what is expected, never a value.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigException(String wrong) {
        super(wrong);
    }

    ConfigException(String name, String expected) {
        super(name + " must be " + expected);
    }
}
