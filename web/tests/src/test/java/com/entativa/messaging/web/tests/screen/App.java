package com.entativa.messaging.web.tests.screen;

import com.entativa.messaging.web.tests.browser.Browser;
import com.entativa.messaging.web.tests.browser.Script;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One of the two apps in one tab of a browser, and the person before it.
public final class App implements AutoCloseable {
    private static final Script HEAR = Script.beside(App.class, "hear.js");
    private final Screen screen;
    private final URI page;

    /// Which of the two.
    public enum Brand {
        VIGNETTE,
        ENTATIVA
    }

    private App(Browser browser, URI page) {
        this.screen = new Screen(browser);
        this.page = page;
    }

    public static App open(Browser browser, URI relay, Brand brand) {
        App app = new App(browser, relay.resolve("/" + brand.name().toLowerCase(Locale.ROOT) + "/"));
        browser.beforeEachPage(HEAR);
        app.open();
        return app;
    }

    /// Again as well: as a reload.
    public void open() {
        browser().open(page);
        HEAR.run(browser().driver());
    }

    /// Leaves the page, and comes back to the list when `meanwhile` has happened.
    public void away(Runnable meanwhile) {
        browser().open(page.resolve("/docs"));
        meanwhile.run();
        open();
    }

    public void reload() {
        browser().driver().navigate().refresh();
        HEAR.run(browser().driver());
    }

    public Browser browser() {
        return screen.browser();
    }

    public Screen screen() {
        return screen;
    }

    public Onboarding onboarding() {
        return new Onboarding(screen);
    }

    public ChatList list() {
        return new ChatList(screen);
    }

    public Chat chat() {
        return new Chat(screen);
    }

    public Stopwatch stopwatch() {
        return new Stopwatch(screen);
    }

    public Keyboard keyboard() {
        return new Keyboard(screen);
    }

    public Calls calls() {
        return new Calls(screen);
    }

    /// What went wrong since one last asked: uncaught errors, console errors, and what the policy refused. What the
    /// network refused is no complaint: people mistype, and relays are away.
    public List<String> complaints() {
        List<String> all = new ArrayList<>();
        if (browser().await("globalThis.complaints?.splice(0) ?? []") instanceof List<?> heard)
            heard.forEach(one -> all.add(String.valueOf(one)));
        browser().consoleErrors().stream().filter(App::isOurs).forEach(all::add);
        return all;
    }

    private static boolean isOurs(String said) {
        return !said.contains("Failed to load resource") && !said.contains("WebSocket connection to");
    }

    /// Fails when something was complained of.
    @Override
    public void close() {
        List<String> complaints = complaints();
        browser().close();
        if (!complaints.isEmpty()) throw new AssertionError("the page complained: " + complaints);
    }
}
