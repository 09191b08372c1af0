package com.entativa.messaging.client.timeline;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.search.SearchIndex;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The one way a line comes, changes or goes, within one transaction: with it what is counted, searched, listed
/// and due. {@link #finish} ends it.
public final class Timeline {
    private final Transaction rows;
    private final List<Event> events;
    private final Messages messages;
    private final Chats chats;
    private final SearchIndex search;
    private final Map<UUID, Chat> touched = new LinkedHashMap<>();
    private final Set<UUID> changed = new LinkedHashSet<>();

    public Timeline(Profile profile, Transaction rows, List<Event> events) {
        this.rows = rows;
        this.events = events;
        this.messages = new Messages(rows);
        this.chats = new Chats(rows);
        this.search = new SearchIndex(profile.platform(), rows);
    }

    /// One commit; what happened is told after it.
    public static <T> T commit(Profile profile, Consumer<Event> tell, Function<Work, T> work) {
        List<Event> happened = new ArrayList<>();
        T result = profile.platform().store().inTransaction(rows -> {
            Timeline timeline = new Timeline(profile, rows, happened);
            T value = work.apply(new Work(rows, timeline));
            timeline.finish();
            return value;
        });
        happened.forEach(tell);
        return result;
    }

    /// What a commit works on.
    public record Work(Transaction rows, Timeline timeline) {}

    /// Told after the commit.
    public void tell(Event event) {
        events.add(event);
    }

    /// What belongs to the conversation beside its lines changed: told with how it stands in the end.
    public void tellChanged(UUID conversationId) {
        changed.add(conversationId);
        touch(conversationId);
    }

    /// Messages with these ids and times are about to come.
    public void expect(Map<UUID, Long> times) {
        messages.expect(List.copyOf(times.keySet()));
        search.expect(List.copyOf(times.values()));
    }

    public Optional<Message> find(UUID id) {
        return messages.find(id);
    }

    /// A placeholder whose message was asked for again: what it stands for, a line or a change, may still come.
    public boolean isHealing(Message message) {
        return message.line() instanceof Line.Placeholder
                && rows.get(Table.RETRY, message.id().toString()).isPresent();
    }

    /// Shows the line, or what has become of it.
    public void put(Message message) {
        Optional<Message> before = messages.find(message.id());
        if (before.isPresent() && before.get().equals(message)) return;
        messages.put(message);
        boolean wasUnread = before.filter(Timeline::isReceived).isPresent();
        if (isReceived(message) && !wasUnread) markUnread(message);
        if (!isReceived(message) && wasUnread) before.ifPresent(this::markRead);
        before.ifPresent(old -> forgetExpiry(old, expiry(message)));
        if (expiry(message) != 0) rows.put(Table.EXPIRY, expiryKey(message), new byte[0]);
        before.filter(old -> !text(old).equals(text(message))).ifPresent(search::remove);
        if (before.isEmpty() || !text(before.get()).equals(text(message))) search.add(message);
        if (message.line() instanceof Line.Deleted) {
            forgetReceipts(message.id());
            rows.delete(Table.RESEND, message.id().toString());
        }
        touch(message.conversationId());
        events.add(new Event.MessageChanged(message));
    }

    /// The line is gone from this device. What others may still ask for again stays until they have it. R1.6
    public void remove(Message message) {
        messages.remove(message.id());
        markRead(message);
        forgetExpiry(message, 0);
        search.remove(message);
        forgetReceipts(message.id());
        touch(message.conversationId());
        events.add(new Event.MessageRemoved(message.conversationId(), message.id()));
    }

    /// Its time is over: it is gone, and nobody gets it again.
    void expire(Message message) {
        remove(message);
        rows.delete(Table.RESEND, message.id().toString());
    }

    private static boolean isReceived(Message message) {
        return message.line() instanceof Line.Received;
    }

    private static String text(Message message) {
        return SearchIndex.text(message);
    }

    private static long expiry(Message message) {
        return message.said().stream().mapToLong(Said::expiresAtMillis).sum();
    }

    private static String expiryKey(Message message) {
        return Messages.time(expiry(message)) + "/" + message.id();
    }

    private void forgetExpiry(Message before, long now) {
        if (expiry(before) != 0 && expiry(before) != now) rows.delete(Table.EXPIRY, expiryKey(before));
    }

    private void forgetReceipts(UUID id) {
        for (Row row : rows.all(Table.RECEIPT, id + "/")) rows.delete(Table.RECEIPT, row.key());
    }

    private void markUnread(Message message) {
        rows.put(Table.UNREAD, Messages.place(message), new byte[0]);
        change(message.conversationId(), chat -> chat.unread(1));
    }

    /// Whether it was unread.
    boolean markRead(Message message) {
        String place = Messages.place(message);
        if (rows.get(Table.UNREAD, place).isEmpty()) return false;
        rows.delete(Table.UNREAD, place);
        change(message.conversationId(), chat -> chat.unread(-1));
        return true;
    }

    public Chat chat(UUID conversationId) {
        Chat cached = touched.get(conversationId);
        return cached != null
                ? cached
                : chats.find(conversationId).orElseGet(() -> chats.begunByOthers(conversationId));
    }

    public void change(UUID conversationId, UnaryOperator<Chat> change) {
        touched.put(conversationId, change.apply(chat(conversationId)));
    }

    /// Who answers accepts.
    public void accept(UUID conversationId, Stamp stamp) {
        change(
                conversationId,
                chat -> chat.isAccepted() ? chat : chat.choosing(chat.choices().with(Standing.ACCEPTED), stamp));
    }

    public Chats chats() {
        return chats;
    }

    private void touch(UUID conversationId) {
        change(conversationId, UnaryOperator.identity());
    }

    /// After the last change: writes the chats and the search index.
    public void finish() {
        touched.forEach((id, latest) -> {
            List<Message> newest = messages.newest(id, 1);
            Chat chat = latest.lastAt(newest.isEmpty() ? 0 : newest.getFirst().atMillis());
            Optional<Chat> before = chats.find(id);
            boolean isSame = before.isPresent() && before.get().equals(chat);
            if (isSame && !changed.contains(id)) return;
            chats.put(chat);
            events.add(new Event.ConversationChanged(chat));
        });
        touched.clear();
        changed.clear();
        search.flush();
    }
}
