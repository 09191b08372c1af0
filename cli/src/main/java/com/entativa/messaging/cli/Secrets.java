package com.entativa.messaging.cli;

import java.io.Console;
import java.util.Arrays;

/// Secrets come from the environment (scripts) or are asked for without echo. Never from arguments: others can see
/// those.
final class Secrets {
    private Secrets() {}

    /// What seals the profile on this computer. Asked twice for a new one.
    static char[] passphrase(boolean isNew) {
        return read("MESSENGER_PASSPHRASE", isNew ? "New passphrase for this computer: " : "Passphrase: ", isNew);
    }

    /// The account's password at the relay.
    static char[] password(boolean isNew) {
        return read("MESSENGER_PASSWORD", isNew ? "New password of the account: " : "Password: ", isNew);
    }

    @SuppressWarnings("SystemConsoleNull") // its type says it may be
    private static char[] read(String variable, String prompt, boolean twice) {
        String given = System.getenv(variable);
        if (given != null) return given.toCharArray();
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new CannotGoOn("no terminal to ask on: set " + variable);
        }
        char[] entered = console.readPassword("%s", prompt);
        if (entered == null || entered.length == 0) throw new CannotGoOn("nothing was entered");
        if (twice && !Arrays.equals(entered, console.readPassword("%s", "Again: "))) {
            throw new CannotGoOn("the two differ");
        }
        return entered;
    }
}
