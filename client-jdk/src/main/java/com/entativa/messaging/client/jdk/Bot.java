package com.entativa.messaging.client.jdk;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.relay.Answer;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A program that answers messages: open, {@link #register}, {@link #listen}. Whoever writes to it is accepted, in
/// groups too. `docs/bot.md` has a whole one.
///
/// What is not yet answered is not yet read: a message counts as read once your code has returned, and one that was
/// not, because the process died or your code threw, is handed over again. The last answer may then be given twice,
/// never none.
public final class Bot implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Bot.class.getName());
    private final ProfileFolder profile;
    private final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
    private Optional<Messenger> messenger;

    /// Why `listen` wakes.
    private sealed interface Turn {
        record Spoken(UUID conversationId) implements Turn {}

        enum End implements Turn {
            STOPPED,
            LOGGED_OUT,
            ELSEWHERE
        }
    }

    /// It cannot go on; the message says why, for its operator.
    public static final class CannotGoOn extends RuntimeException {
        private CannotGoOn(String why) {
            super(why);
        }
    }

    private Bot(ProfileFolder profile) {
        this.profile = profile;
        this.messenger = Messenger.open(profile.platform(), this::note);
    }

    /// Opens the folder in which it keeps its keys and messages, sealed with the passphrase; a new one is made.
    public static Bot open(Path folder, URI relay, char[] passphrase) {
        return switch (ProfileFolder.open(folder, relay, passphrase)) {
            case ProfileFolder.Opened.Ok(ProfileFolder profile) -> new Bot(profile);
            case ProfileFolder.Opened.Refused.IN_USE -> throw new CannotGoOn("another process has " + folder + " open");
            case ProfileFolder.Opened.Refused.WRONG_PASSPHRASE ->
                throw new CannotGoOn("the passphrase does not open " + folder);
        };
    }

    /// Makes its account; does nothing when the folder has one.
    public void register(String username, String password) {
        if (messenger.isPresent()) return;
        Answer<Account> answer = Messenger.enrolment(profile.platform()).register(username, username, password);
        value(answer);
        messenger = Messenger.open(profile.platform(), this::note);
    }

    /// Hands over each message, those that came while it was away first, one at a time on the caller's thread. Stays
    /// until {@link #stop}; a relay that is away is waited for.
    public void listen(Consumer<Incoming> answer) {
        messenger().chats().welcomeStrangers(true);
        for (Conversation each : messenger().conversations()) turns.add(new Turn.Spoken(each.id()));
        messenger().connect();
        while (true) {
            switch (next()) {
                case Turn.Spoken(UUID conversationId) -> answerAll(conversationId, answer);
                case Turn.End.STOPPED -> {
                    return;
                }
                case Turn.End.LOGGED_OUT -> throw new CannotGoOn("the relay has logged this device out");
                case Turn.End.ELSEWHERE -> throw new CannotGoOn("a copy of this device is connected elsewhere");
            }
        }
    }

    private void answerAll(UUID conversationId, Consumer<Incoming> answer) {
        for (Optional<Message> next = unread(conversationId); next.isPresent(); next = unread(conversationId)) {
            answer.accept(new Incoming(messenger(), next.get()));
            messenger().timeline().read(next.get().id());
        }
    }

    private Optional<Message> unread(UUID conversationId) {
        return messenger()
                .timeline()
                .firstUnread(conversationId)
                .flatMap(messenger().timeline()::find);
    }

    private Turn next() {
        try {
            return turns.take();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Turn.End.STOPPED;
        }
    }

    /// Says something unasked; it goes out when the relay is there.
    public void send(String username, String text) {
        messenger().send(value(messenger().directWith(username)).id(), text);
    }

    /// Ends `listen` after the message it is at. From any thread.
    public void stop() {
        turns.add(Turn.End.STOPPED);
    }

    /// For all else.
    public Messenger messenger() {
        return messenger.orElseThrow(() -> new CannotGoOn("it has no account yet: register"));
    }

    private static <T> T value(Answer<T> answer) {
        return switch (answer) {
            case Answer.Ok<T>(T value) -> value;
            case Answer.Refused<T>(Problem problem) -> throw new CannotGoOn("the relay refused: " + problem.detail());
            case Answer.Unreachable<T>(String why) -> throw new CannotGoOn("the relay cannot be reached: " + why);
        };
    }

    /// On the messenger's thread.
    private void note(Event event) {
        switch (event) {
            case Event.MessageChanged(Message message)
            when message.line() instanceof Line.Received -> turns.add(new Turn.Spoken(message.conversationId()));
            case Event.ConnectionChanged(Event.Connected state)
            when state == Event.Connected.LOGGED_OUT -> turns.add(Turn.End.LOGGED_OUT);
            case Event.ConnectionChanged(Event.Connected state)
            when state == Event.Connected.ELSEWHERE -> turns.add(Turn.End.ELSEWHERE);
            case Event.Fault(String where, RuntimeException cause) -> LOG.log(Level.ERROR, "fault=" + where, cause);
            default -> {}
        }
    }

    @Override
    public void close() {
        messenger.ifPresent(Messenger::close);
        profile.close();
    }

    /// A message somebody wrote to the bot.
    public static final class Incoming {
        private final Messenger messenger;
        private final Message message;

        private Incoming(Messenger messenger, Message message) {
            this.messenger = messenger;
            this.message = message;
        }

        /// The words; of files their caption, which may be empty.
        public String text() {
            return message.said().getFirst().text();
        }

        /// The username; their id while the relay does not tell it.
        public String from() {
            return messenger.user(message.senderId()) instanceof Answer.Ok<UserProfile>(UserProfile user)
                    ? user.username()
                    : message.senderId().toString();
        }

        /// Answers in the same conversation, quoting it.
        public void reply(String text) {
            Extras extras = Extras.NONE.quoting(message.quote());
            messenger.timeline().say(message.conversationId(), new Saying.Text(text, extras));
        }

        /// All of it: ids, files, times.
        public Message message() {
            return message;
        }
    }
}
