package com.entativa.messaging.web.tests.screen;

/// Earlier calls.
public final class CallLog {
    private final Screen screen;

    CallLog(Screen screen) {
        this.screen = screen;
    }

    /// The words of the newest one: who, which way, how long, when.
    public String newest() {
        return screen.find(Part.having("button", " · ")).getText();
    }
}
