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
        screen.await(Part.field("Username"));
        if (screen.shows(Part.field("Your name"))) screen.press("I have an account");
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

    /// The keys are lost, and one has read that they are.
    public void confirmLoss() {
        screen.awaitText("The keys on this device are gone");
        forget();
    }

    /// Nothing of the old profile stays here.
    public void forget() {
        screen.press("Log in again");
        screen.awaitText("What is left of the old profile");
        screen.press("Log in again");
    }

    /// No device is left: the account goes on with new keys, as one has been told.
    public void startOver() {
        screen.press("I have no other device");
        screen.awaitText("your safety number has changed");
        screen.press("Start over without my messages");
        awaitIn();
    }

    /// What is kept here is locked.
    public void unlock(String passphrase) {
        screen.fill("Passphrase", passphrase);
        screen.press("Unlock");
    }

    /// Until one is in the app.
    public void awaitIn() {
        screen.await(Part.button("New message"));
    }
}
