package com.entativa.messaging.web.tests.screen;

/// A part of a screen, as one says which one is meant: "the button Send".
public record Part(String role, String name, Fit fit) {
    /// How the name on the screen goes with the one that is said.
    public enum Fit {
        IS,
        HAS,
        BEGINS
    }

    public static Part button(String name) {
        return new Part("button", name, Fit.IS);
    }

    /// What is typed into, by its label.
    public static Part field(String label) {
        return new Part("field", label, Fit.IS);
    }

    public static Part of(String role, String name) {
        return new Part(role, name, Fit.IS);
    }

    /// Its name has this in it.
    public static Part having(String role, String words) {
        return new Part(role, words, Fit.HAS);
    }

    public static Part beginning(String role, String words) {
        return new Part(role, words, Fit.BEGINS);
    }

    @Override
    public String toString() {
        return "the " + role + " that " + fit.name().toLowerCase(java.util.Locale.ROOT) + " '" + name + "'";
    }
}
