package com.entativa.messaging.cli;

import com.entativa.messaging.client.event.Event.Connected;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Status;

/// The chat on a terminal: lines scroll above the one being typed; a bar below says whether we are online and how far
/// the
/// last own message has come, so that nothing printed has to change.
final class ChatScreen {
    private final Terminal terminal;
    private final LineReader reader;
    private final String peer;
    private final Set<UUID> shown = new HashSet<>();
    private String connection = "connecting…";
    private String progress = "";

    ChatScreen(Terminal terminal, LineReader reader, String peer) {
        this.terminal = terminal;
        this.reader = reader;
        this.peer = peer;
        drawBar();
    }

    synchronized void show(Message message) {
        if (message.line() instanceof Line.Own own) {
            progress = "last message " + Printer.mark(own.progress());
            boolean isNew = shown.add(message.id());
            if (isNew) print(message, AttributedStyle.DEFAULT.foreground(AttributedStyle.CYAN));
            drawBar();
        } else if (message.line() instanceof Line.Placeholder) {
            print(message, AttributedStyle.DEFAULT.faint());
        } else if (shown.add(message.id())) {
            print(message, AttributedStyle.DEFAULT);
        }
    }

    synchronized void connection(Connected state) {
        connection = switch (state) {
            case ONLINE -> "online";
            case OFFLINE -> "offline, trying again";
            case ELSEWHERE -> "open elsewhere: this device was disconnected";
            case LOGGED_OUT -> "logged out";
        };
        drawBar();
    }

    synchronized void clearBar() {
        Status bar = Status.getStatus(terminal);
        if (bar != null) bar.update(List.of());
    }

    /// Without the mark of the moment: the bar has it.
    private void print(Message message, AttributedStyle style) {
        String line = message.line() instanceof Line.Own own
                ? Printer.line(message.with(new Line.Received(own.said())), "you")
                : Printer.line(message, peer);
        AttributedString styled = new AttributedString(line, style);
        if (reader.isReading()) reader.printAbove(styled);
        else {
            styled.println(terminal);
            terminal.flush();
        }
    }

    private void drawBar() {
        Status bar = Status.getStatus(terminal);
        if (bar == null) return;
        String words = " " + peer + " · end-to-end encrypted · " + connection
                + (progress.isEmpty() ? "" : " · " + progress) + " ";
        bar.update(List.of(new AttributedStringBuilder()
                .style(AttributedStyle.DEFAULT.inverse())
                .append(words)
                .toAttributedString()));
    }
}
