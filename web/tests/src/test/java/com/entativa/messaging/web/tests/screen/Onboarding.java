package com.entativa.messaging.web.tests.screen;

/// Before there is an account here.
public final class Onboarding {
    private final Screen screen;

    Onboarding(Screen screen) {
        this.screen = screen;
    }

    public static String passwordOf(String username) {
        return username + "'s long password";
    }

    /// Ends at the empty list of chats.
    public void register(String username, String name) {
        screen.type("Username", username);
        screen.type("Your name", name);
        screen.type("Password", passwordOf(username));
        screen.press("Create account");
        screen.await(Part.button("New message"));
    }

    public void logIn(String username) {
        screen.press("I have an account");
        screen.type("Username", username);
        screen.type("Password", passwordOf(username));
        screen.press("Log in");
    }

    /// Asks for a code for another device of the account to take. The answer is what one types there.
    public String linkCode(String deviceName) {
        if (screen.shows(Part.button("I have an account"))) screen.press("I have an account");
        screen.press("Link this device");
        screen.fill("Name of this device", deviceName);
        screen.press("Show the code");
        screen.awaitText("Or type it there:");
        return screen.read("code");
    }

    /// The number to be picked on the other device.
    public String number() {
        screen.awaitText("on your other device.");
        return screen.text().replaceAll("(?s).*pick (\\d{3}) on your other device.*", "$1");
    }

    /// Until one is in the app.
    public void awaitIn() {
        screen.await(Part.button("New message"));
    }
}
