package com.entativa.messaging.server.config;

import java.util.Locale;

/// One thing an operator decides: `name` is its environment variable and its key in the file. `kind` says what is
/// expected (with the unit), `standard` what holds when nothing is given. The value of a `secret` one is never shown.
public record Setting(String section, String name, String kind, String standard, String documentation, boolean secret) {
    /// `DATABASE_URL` is `--database-url` on the command line.
    public String flag() {
        return "--" + name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
