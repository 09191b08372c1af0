package com.entativa.messaging.client.command;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.outbox.Choosing;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.sync.Actor;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Conversations as a user has them: the lists, and what is chosen for each. Choices go to all devices of the user;
/// drafts stay on this one.
public final class ConversationCommands {
    private final Profile profile;
    private final Actor actor;
    private final Choosing choosing;

    public ConversationCommands(Profile profile, Actor actor, Events events) {
        this.profile = profile;
        this.actor = actor;
        this.choosing = new Choosing(profile, events::emit);
    }

    /// A row of a list: the newest line is its preview, none where nothing was said. `place` begins the next page.
    public record Entry(Chat chat, List<Message> newest, String place) {}

    /// The last active first; `beyond` is the place of the last entry before, empty for the first page.
    public List<Entry> page(Chats.Shelf shelf, String beyond, int limit) {
        return read(rows -> {
            Chats chats = new Chats(rows);
            return chats.page(shelf, beyond, limit).stream()
                    .map(chat -> entry(rows, chats, chat))
                    .toList();
        });
    }

    private static Entry entry(Transaction rows, Chats chats, Chat chat) {
        List<Message> newest = new Messages(rows).newest(chat.conversationId(), 1);
        return new Entry(chat, newest, chats.place(chat).orElse(""));
    }

    /// How it stands; as a fresh one when nothing is kept of it.
    public Chat chat(UUID conversationId) {
        return read(rows ->
                new Chats(rows).find(conversationId).orElseGet(() -> Chat.fresh(conversationId, Standing.ACCEPTED)));
    }

    public void draft(UUID conversationId, String text) {
        act(() -> choosing.draft(conversationId, text));
    }

    public void muteUntil(UUID conversationId, long millis) {
        act(() -> choosing.choose(conversationId, choices -> choices.mutedUntil(millis)));
    }

    public void pin(UUID conversationId, boolean pinned) {
        act(() -> choosing.choose(conversationId, choices -> choices.pinned(pinned)));
    }

    public void archive(UUID conversationId, boolean archived) {
        act(() -> choosing.choose(conversationId, choices -> choices.archived(archived)));
    }

    /// A stranger may speak here from now on; what came is confirmed to them.
    public void accept(UUID conversationId) {
        act(() -> choosing.choose(conversationId, choices -> choices.with(Standing.ACCEPTED)));
    }

    /// The request goes from the lists; the stranger is not told.
    public void decline(UUID conversationId) {
        act(() -> choosing.choose(conversationId, choices -> choices.with(Standing.DECLINED)));
    }

    /// Hides the direct conversation with this person and whatever they say from now on.
    public void block(UUID userId, boolean blocked) {
        act(() -> choosing.block(userId, blocked));
    }

    public boolean isBlocked(UUID userId) {
        return read(rows -> new Chats(rows).isBlocked(userId));
    }

    /// The relay knows who is blocked, and who no more.
    public boolean areBlocksTold() {
        return read(rows -> new Chats(rows).untoldBlocks().isEmpty());
    }

    /// For bots and scripts: whoever writes is accepted.
    public void welcomeStrangers(boolean yes) {
        act(() -> choosing.welcomeStrangers(yes));
    }

    private void act(Runnable act) {
        actor.call(() -> {
            act.run();
            return true;
        });
    }

    private <T> T read(Function<Transaction, T> work) {
        return actor.call(() -> profile.platform().store().inTransaction(work));
    }
}
