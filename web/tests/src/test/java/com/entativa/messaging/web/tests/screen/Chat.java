package com.entativa.messaging.web.tests.screen;

import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/// One conversation: its lines and what is being written.
public final class Chat {
    private static final String WRITE = "Write a message";
    private final Screen screen;

    Chat(Screen screen) {
        this.screen = screen;
    }

    /// When one can write.
    Chat ready() {
        screen.await(Part.field(WRITE));
        return this;
    }

    public Chat say(String text) {
        screen.type(WRITE, text);
        screen.press("Send");
        return this;
    }

    /// Types and does not send.
    public void begin(String text) {
        screen.type(WRITE, text);
    }

    /// A line whose words begin so.
    public Chat awaitBegin(String words) {
        screen.await(Part.having("group", ": " + words));
        return this;
    }

    public Chat await(String text) {
        screen.await(line(text));
        return this;
    }

    /// It is there, and no second time.
    public void awaitOnce(String text) {
        screen.await(
                "'" + text + "' is there once", () -> screen.all(line(text)).size() == 1);
    }

    public boolean shows(String text) {
        return screen.shows(line(text));
    }

    public void awaitGone(String text) {
        screen.await("'" + text + "' is gone", () -> !shows(text));
    }

    /// What stands beside or under an own line: Sent, Delivered, Read.
    public void awaitReceipt(String text, String receipt) {
        screen.await("'" + text + "' is " + receipt, () -> screen.all(line(text)).stream()
                .map(Chat::whole)
                .anyMatch(line -> line.getText().contains(receipt)
                        || !screen.within(line, Part.of("img", receipt)).isEmpty()));
    }

    public boolean isTyping(String name) {
        return words().contains(name + " is typing");
    }

    public void awaitNobodyTypes() {
        screen.await("nobody types", () -> !words().contains("is typing"));
    }

    /// All words of the thread, those for screen readers too.
    public String words() {
        List<WebElement> logs = screen.all(Part.having("log", "Messages with"));
        return logs.isEmpty() ? "" : String.valueOf(logs.getFirst().getDomProperty("textContent"));
    }

    /// The menu of a line: by a long press where one touches, else by the other mouse button.
    public void choose(String text, String action) {
        screen.await("the menu of '" + text + "' has " + action, () -> {
            if (!screen.shows(Part.of("dialog", "Message actions"))) openMenu(text);
            return screen.shows(Part.of("menuitem", action)) || screen.shows(Part.button(action));
        });
        screen.press(screen.shows(Part.of("menuitem", action)) ? Part.of("menuitem", action) : Part.button(action));
    }

    private void openMenu(String text) {
        WebElement line = screen.find(line(text));
        if (screen.browser().isTouched()) Finger.hold(screen.browser().driver(), line);
        else new Actions(screen.browser().driver()).contextClick(line).perform();
    }

    /// The line that the next words answer.
    public Chat replyTo(String text) {
        choose(text, "Reply");
        screen.await(Part.button("Cancel"));
        return this;
    }

    /// The words anew, in the place of what was said.
    public void edit(String before, String after) {
        choose(before, "Edit");
        screen.awaitText("Editing message");
        screen.fill(WRITE, after);
        screen.press("Send");
    }

    public void unsend(String text) {
        choose(text, "Unsend");
        screen.press("Unsend");
    }

    /// Until this emoji is under the line.
    public void awaitReaction(String text, String emoji) {
        screen.await(emoji + " is under '" + text + "'", () -> screen.all(line(text)).stream()
                .map(Chat::whole)
                .anyMatch(line -> !screen.within(line, Part.having("button", "reacted with " + emoji))
                        .isEmpty()));
    }

    /// Until the line has another's words above it.
    public void awaitQuote(String text, String quoted) {
        screen.await("'" + text + "' answers '" + quoted + "'", () -> screen.all(line(text)).stream()
                .map(Chat::whole)
                .anyMatch(line ->
                        !screen.within(line, Part.having("button", quoted)).isEmpty()));
    }

    /// As from the gallery or a folder; it goes out with the next press of Send.
    public void attach(Path file) {
        screen.find(Part.of("file", "Send a file"))
                .sendKeys(file.toAbsolutePath().toString());
        screen.await(Part.button("Remove " + file.getFileName()));
        screen.press("Send");
    }

    /// Until a picture of this name is drawn, not only its blur.
    public void awaitPicture(String name) {
        screen.await("the picture '" + name + "' is drawn", () -> screen.all(Part.of("img", name)).stream()
                .anyMatch(picture -> screen.browser().isTrue("arguments[0].naturalWidth > 0", picture)));
    }

    /// Speaks for a second.
    public void record() {
        screen.press("Record a voice message");
        screen.await("a second has passed", () -> screen.text().contains("0:01"));
        screen.press("Send voice message");
    }

    /// Until it is heard.
    public void play() {
        screen.press("Play voice message");
        screen.await("it plays", () -> screen.browser()
                .isTrue("[...document.querySelectorAll('audio')].some(audio => audio.currentTime > 0)"));
    }

    public Info info() {
        if (!screen.shows(Part.of("heading", "Details"))) screen.press("Conversation information");
        return new Info(screen).ready();
    }

    public Calls call(String kind) {
        screen.press(kind + " call");
        return new Calls(screen);
    }

    /// By the keyboard: the line is in focus.
    public void key(String text, CharSequence key) {
        screen.find(line(text)).sendKeys(key);
    }

    public void clear() {
        screen.type(WRITE, Keys.chord(Keys.CONTROL, "a") + Keys.BACK_SPACE);
    }

    private static WebElement whole(WebElement line) {
        return line.findElement(By.xpath("ancestor::*[@data-line]"));
    }

    public static Part line(String text) {
        return Part.having("group", ": " + text + ", ");
    }
}
