package com.entativa.messaging.server.config;

/// A value of the environment that cannot be used. The message names the variable, never its value.
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigException(String variable, String expected) {
        super(variable + " must be " + expected);
    }
}
