package com.entativa.messaging.web.tests.screen;

/// A call that rings or runs, and the log of earlier ones.
public final class Calls {
    private final Screen screen;

    Calls(Screen screen) {
        this.screen = screen;
    }

    /// Somebody of this name calls: takes it.
    public Calls accept(String name) {
        screen.await(Part.of("alertdialog", "Call with " + name));
        screen.press("Accept");
        return this;
    }

    public void decline(String name) {
        screen.await(Part.of("alertdialog", "Call with " + name));
        screen.press("Decline");
    }

    /// Until both have heard each other for two seconds, by the call's own clock: a voice note has a length too.
    public Calls awaitConnected() {
        screen.await("the call has lasted two seconds", () -> screen.all(Part.having("status", ":")).stream()
                .anyMatch(clock -> clock.getText().matches("\\d+:(0[2-9]|[1-5]\\d)")));
        return this;
    }

    /// Until the other's picture moves.
    public void awaitPicture() {
        screen.await(
                "their picture moves",
                () -> screen.browser()
                        .isTrue(
                                "[...document.querySelectorAll('video')].some(v => !v.muted && v.videoWidth > 0 && v.currentTime > 0)"));
    }

    public void hangUp() {
        screen.press("Hang up");
    }

    /// Until no call is on the screen.
    public void awaitOver() {
        screen.await("no call is on the screen", () -> !screen.shows(Part.button("Hang up")));
    }
}
