package com.entativa.messaging.web.tests.screen;

/// The details of a conversation.
public final class Info {
    private final Screen screen;

    Info(Screen screen) {
        this.screen = screen;
    }

    Info ready() {
        screen.await(Part.of("heading", "Details"));
        return this;
    }

    /// How long what is said stays, by its words: "30 seconds", "Off".
    public void setTimer(String words) {
        screen.press(Part.beginning("button", "Disappearing messages"));
        screen.press(Part.of("radio", words));
        screen.await(Part.having("button", words));
    }

    /// Sixty digits.
    public String safetyNumber() {
        screen.press(Part.beginning("button", "Safety number"));
        return screen.find(Part.of("group", "Safety number")).getText().replaceAll("\\D", "");
    }
}
