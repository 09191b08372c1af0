package com.entativa.messaging.web.tests.screen;

import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/// The chats, and the ways into new ones.
public final class ChatList {
    private static final Part NEW = Part.button("New message");
    private static final Part BACK = Part.button("Back");
    private static final Part CHATS = Part.of("tab", "Chats");
    private static final Part LOG = Part.having("log", "Messages with");
    private final Screen screen;

    ChatList(Screen screen) {
        this.screen = screen;
    }

    /// Out of whatever is open above it.
    public ChatList show() {
        screen.await("the list can be seen", () -> {
            if (screen.shows(NEW)) return true;
            if (screen.shows(BACK)) screen.press(BACK);
            return false;
        });
        return this;
    }

    /// No chat stands beside it any more.
    public void leave() {
        screen.await("no chat is open", () -> {
            if (!screen.shows(LOG)) return true;
            new Actions(screen.browser().driver()).sendKeys(Keys.ESCAPE).perform();
            return false;
        });
    }

    /// Of people one has chats with.
    public Chat newGroup(String name, String... people) {
        show();
        screen.press(NEW);
        screen.press(Part.button("New group"));
        screen.type("Group name", name);
        for (String person : people) screen.press(Part.having("checkbox", person));
        screen.press("Create group");
        return new Chat(screen).ready();
    }

    /// Where the brand has a tab for it, else in the settings.
    public CallLog callLog() {
        show();
        Part tab = Part.of("tab", "Calls");
        if (screen.shows(tab)) screen.press(tab);
        else settings().page("Calls");
        return new CallLog(screen);
    }

    /// Rather than calls or people.
    private void chats() {
        show();
        if (screen.shows(CHATS)) screen.press(CHATS);
    }

    /// Over all chats, until a message with these words is found.
    public void search(String query, String found) {
        search(query);
        screen.await(Part.having("button", found));
    }

    public void searchInVain(String query) {
        search(query);
        screen.awaitText("Nothing found for “" + query + "”");
    }

    private void search(String query) {
        chats();
        screen.press(Part.beginning("button", "Search"));
        screen.type("Search all chats", query);
    }

    public Settings settings() {
        show();
        screen.press(Part.having("button", "Settings"));
        return new Settings(screen);
    }

    /// By the whole username, as to somebody new.
    public Chat write(String username) {
        show();
        screen.press(NEW);
        screen.type("Username", username);
        screen.press(Part.having("button", "@" + username));
        return new Chat(screen).ready();
    }

    public Chat open(String title) {
        chats();
        screen.press("the chat " + title, () -> row(title));
        return new Chat(screen);
    }

    /// Lets a stranger in.
    public Chat accept(String title) {
        chats();
        screen.press(Part.beginning("button", "Requests ("));
        screen.press("the request of " + title, () -> row(title));
        screen.press("Accept");
        return new Chat(screen).ready();
    }

    /// The row's words: name, newest line, time, marks.
    public String rowOf(String title) {
        return row(title).getText();
    }

    private WebElement row(String title) {
        Part named = Part.having("button", title);
        screen.await(named);
        return screen.all(named).stream()
                .filter(button ->
                        !String.valueOf(button.getDomProperty("ariaLabel")).startsWith("Actions"))
                .findFirst()
                .orElseThrow();
    }
}
