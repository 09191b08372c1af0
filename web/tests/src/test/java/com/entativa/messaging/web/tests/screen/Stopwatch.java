package com.entativa.messaging.web.tests.screen;

import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Script;

/// How long a person waits, in milliseconds by the page's own clock; what takes less than one counts as one.
public final class Stopwatch {
    private static final Script SCRIPT = Script.beside(Stopwatch.class, "stopwatch.js");
    private final Screen screen;

    Stopwatch(Screen screen) {
        this.screen = screen;
    }

    /// In each page that this browser opens from now on.
    public static void wind(Browser browser) {
        browser.beforeEachPage(SCRIPT);
    }

    /// From the beginning of the page until its list of chats was painted.
    public int list() {
        return value("the list of chats is there", "listAt");
    }

    /// From the press in `act` until words are painted in what the selector finds.
    public int until(String selector, String words, Runnable act) {
        screen.browser().await("void globalThis.stopwatch.arm(arguments[0], arguments[1])", selector, words);
        act.run();
        return value("'" + words + "' is painted", "took");
    }

    /// The longest the page was busy in one go while a chat was scrolled up by so many screenfuls; 0: never over 50.
    public int busiestWhileScrolling(int screens) {
        return screen.browser().number("globalThis.stopwatch.scroll('.thread', arguments[0])", screens);
    }

    private int value(String what, String field) {
        screen.await(what, () -> screen.browser().number("Math.ceil(globalThis.stopwatch." + field + ")") > 0);
        return screen.browser().number("Math.ceil(globalThis.stopwatch." + field + ")");
    }
}
