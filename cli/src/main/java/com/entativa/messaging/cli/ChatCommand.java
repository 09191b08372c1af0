package com.entativa.messaging.cli;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.relay.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "chat",
        mixinStandardHelpOptions = true,
        description = "Chat with a person. What you are typing stays while messages come in. Ctrl-D ends it.")
final class ChatCommand extends OnProfile {
    private static final int BACKLOG_LINES = 20;

    @Parameters(paramLabel = "USERNAME")
    @SuppressWarnings("NullAway.Init")
    private String username;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        messenger.connect();
        Answer<Conversation> conversation = messenger.directWith(username);
        if (!(conversation instanceof Answer.Ok<Conversation>(Conversation direct)))
            return printer.failed(conversation);
        try (Terminal terminal = TerminalBuilder.builder().system(true).build()) {
            LineReader reader = LineReaderBuilder.builder()
                    .terminal(terminal)
                    .option(LineReader.Option.ERASE_LINE_ON_FINISH, true)
                    .build();
            ChatScreen screen = new ChatScreen(terminal, reader, username);
            for (Message message : messenger.history(direct.id(), BACKLOG_LINES)) screen.show(message);
            Thread drawing = Thread.ofVirtual().start(() -> draw(happenings, screen, direct.id()));
            type(messenger, reader, direct.id());
            drawing.interrupt();
            screen.clearBar();
            return Exit.DONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void type(Messenger messenger, LineReader reader, UUID conversation) {
        while (true) {
            try {
                String line = reader.readLine("› ").strip();
                if (!line.isEmpty()) messenger.send(conversation, line);
            } catch (UserInterruptException | EndOfFileException _) {
                return;
            }
        }
    }

    private static void draw(Happenings happenings, ChatScreen screen, UUID conversation) {
        while (!Thread.currentThread().isInterrupted()) {
            happenings.await(_ -> true, Duration.ofDays(365)).ifPresent(event -> {
                switch (event) {
                    case Event.MessageChanged(Message message) -> {
                        if (message.conversationId().equals(conversation)) screen.show(message);
                    }
                    case Event.ConnectionChanged(Event.Connected state) -> screen.connection(state);
                    case Event.CaughtUp _,
                            Event.MessageRemoved _,
                            Event.ConversationChanged _,
                            Event.PersonChanged _,
                            Event.FileMoved _,
                            Event.IdentityChanged _,
                            Event.CallChanged _,
                            Event.CallSignal _,
                            Event.CallSignalled _,
                            Event.TypingChanged _,
                            Event.PresenceChanged _,
                            Event.DeviceAdded _,
                            Event.DeviceRemoved _,
                            Event.Fault _ -> {}
                }
            });
        }
    }
}
