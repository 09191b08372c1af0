package com.entativa.messaging.web.tests.screen;

/// The settings and their pages.
public final class Settings {
    private final Screen screen;

    Settings(Screen screen) {
        this.screen = screen;
    }

    /// Of one page: "Devices", "Account".
    public Settings page(String title) {
        screen.press(title);
        screen.await(Part.of("heading", title));
        return this;
    }

    /// From now on this browser opens what it keeps by this alone.
    public void lockWith(String passphrase) {
        page("Privacy and safety");
        screen.type("Passphrase", passphrase);
        screen.press("Turn on");
        screen.await(Part.button("Lock now"));
    }

    public void lockNow() {
        screen.press("Lock now");
        screen.await(Part.button("Unlock"));
    }

    /// The new device's code goes in; the numbers come out.
    public void enterCode(String code) {
        screen.press("Link a device");
        screen.type("Code", code);
        screen.press("Link a device");
        screen.awaitText("Which number does");
    }

    public void pick(String number) {
        screen.press(number);
    }

    /// The names and states of the devices, as they stand there.
    public String devices() {
        screen.await(Part.beginning("button", "Name of the device"));
        return screen.text();
    }

    public void remove(String device) {
        screen.press("Remove device: " + device);
        screen.press("Remove device");
    }
}
