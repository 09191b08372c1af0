package com.entativa.messaging.client.conversation;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.store.Transaction.Row;
import com.entativa.messaging.client.store.Transaction.Scan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The chats of a profile within one transaction. A second table has each on its shelf by its last activity, so that a
/// page of a list is one scan.
public final class Chats {
    private static final String STRANGERS_WELCOME = "strangers_welcome";
    /// Set where somebody may be due the user's name and picture: whom they talk with now and did not before.
    public static final String PORTRAIT_DUE = "portrait_due";

    private static final String UNTOLD_BLOCK = "untold_block/";
    private final Transaction rows;

    public Chats(Transaction rows) {
        this.rows = rows;
    }

    /// Where a chat lies. The letter is part of a readable key: it tells which list a conversation is on, no more.
    public enum Shelf {
        PINNED("p"),
        LIST("l"),
        ARCHIVED("a"),
        REQUESTS("r");

        private final String letter;

        Shelf(String letter) {
            this.letter = letter;
        }
    }

    public Optional<Chat> find(UUID conversationId) {
        return rows.get(Table.CHAT, conversationId.toString()).map(ChatCodec::read);
    }

    /// A conversation the user began: it needs no accepting.
    public void begin(UUID conversationId) {
        if (find(conversationId).isEmpty()) put(Chat.fresh(conversationId, Standing.ACCEPTED));
    }

    /// As somebody else begins it: a direct one asks first, unless strangers are welcome.
    public Chat begunByOthers(UUID conversationId) {
        boolean isDirect = new Conversations(rows)
                .find(conversationId)
                .filter(known -> known.type() == Conversation.Type.GROUP)
                .isEmpty();
        boolean asks = isDirect && !areStrangersWelcome();
        return Chat.fresh(conversationId, asks ? Standing.REQUESTED : Standing.ACCEPTED);
    }

    public void put(Chat chat) {
        Optional<Chat> before = find(chat.conversationId());
        before.flatMap(this::place).ifPresent(old -> rows.delete(Table.CHAT_ORDER, old));
        if (chat.hasBegun() && before.filter(Chat::hasBegun).isEmpty()) portraitIsDue();
        rows.put(Table.CHAT, chat.conversationId().toString(), ChatCodec.write(chat));
        place(chat).ifPresent(place -> rows.put(Table.CHAT_ORDER, place, new byte[0]));
    }

    public void portraitIsDue() {
        rows.put(Table.SETTING, PORTRAIT_DUE, new byte[] {1});
    }

    /// Where own devices tell each other what belongs to no conversation: any, but the relay takes nothing for one with
    /// a person who is blocked, own devices or not, nor soon for one with `except`.
    public Optional<UUID> placeForOwn(UUID except) {
        List<Conversation> known = new Conversations(rows).all();
        return known.stream()
                .filter(each -> each.type() == Conversation.Type.GROUP
                        || each.participantIds().stream()
                                .noneMatch(member -> isBlocked(member) || member.equals(except)))
                .findFirst()
                .or(() -> known.stream().findFirst())
                .map(Conversation::id);
    }

    /// The chats of the shelf, the last active first, from `beyond` on (empty: from the first).
    public List<Chat> page(Shelf shelf, String beyond, int limit) {
        List<Chat> page = new ArrayList<>();
        for (Row row : rows.scan(Table.CHAT_ORDER, shelf.letter + "/", Scan.newest(beyond, limit))) {
            String id = row.key().substring(row.key().lastIndexOf('/') + 1);
            find(UUID.fromString(id)).ifPresent(page::add);
        }
        return page;
    }

    /// Empty when it is on no shelf: nothing was said yet, turned down, or the person is blocked.
    public Optional<String> place(Chat chat) {
        if (chat.tally().lastAtMillis() == 0 || isHidden(chat)) return Optional.empty();
        String time = Messages.time(chat.tally().lastAtMillis());
        return Optional.of(shelf(chat).letter + "/" + time + "/" + chat.conversationId());
    }

    private static Shelf shelf(Chat chat) {
        if (chat.choices().standing() == Standing.REQUESTED) return Shelf.REQUESTS;
        if (chat.choices().archived()) return Shelf.ARCHIVED;
        return chat.choices().pinned() ? Shelf.PINNED : Shelf.LIST;
    }

    private boolean isHidden(Chat chat) {
        if (chat.choices().standing() == Standing.DECLINED) return true;
        return new Conversations(rows)
                .find(chat.conversationId()).filter(known -> known.type() == Conversation.Type.DIRECT).stream()
                        .flatMap(known -> known.participantIds().stream())
                        .anyMatch(this::isBlocked);
    }

    public boolean isBlocked(UUID userId) {
        return rows.get(Table.BLOCKED, userId.toString())
                .filter(row -> row[0] == 1)
                .isPresent();
    }

    /// Whether this person may be heard and seen here at this moment: the conversation is accepted, they are not
    // blocked.
    public boolean welcomes(UUID conversationId, UUID userId) {
        return !isBlocked(userId)
                && find(conversationId).filter(Chat::isAccepted).isPresent();
    }

    /// A word on a person, and when it was said.
    public record Block(UUID userId, boolean blocked, Stamp stamp) {}

    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        for (Row row : rows.all(Table.BLOCKED)) {
            Blocking blocking = Blocking.read(row.value());
            blocks.add(new Block(UUID.fromString(row.key()), blocking.blocked(), blocking.stamp()));
        }
        return blocks;
    }

    /// What the user said here and the relay does not know yet.
    public List<Block> untoldBlocks() {
        List<Block> untold = new ArrayList<>();
        for (Row row : rows.all(Table.SETTING, UNTOLD_BLOCK)) {
            String userId = row.key().substring(UNTOLD_BLOCK.length());
            blocks().stream()
                    .filter(word -> word.userId().toString().equals(userId))
                    .forEach(untold::add);
        }
        return untold;
    }

    public boolean toldBlock(UUID userId) {
        rows.delete(Table.SETTING, UNTOLD_BLOCK + userId);
        return true;
    }

    /// As the user says it on this device: the relay is to know too.
    public void blockHere(UUID userId, boolean blocked, Stamp stamp) {
        block(userId, blocked, stamp);
        rows.put(Table.SETTING, UNTOLD_BLOCK + userId, new byte[] {1});
    }

    /// The last word on the person.
    public Stamp blockStamp(UUID userId) {
        return rows.get(Table.BLOCKED, userId.toString())
                .map(row -> Blocking.read(row).stamp())
                .orElse(Stamp.NONE);
    }

    public boolean areStrangersWelcome() {
        return rows.get(Table.SETTING, STRANGERS_WELCOME).isPresent();
    }

    /// For bots and the command line: whoever writes is accepted.
    public void welcomeStrangers(boolean yes) {
        if (yes) rows.put(Table.SETTING, STRANGERS_WELCOME, "yes".getBytes(StandardCharsets.US_ASCII));
        else rows.delete(Table.SETTING, STRANGERS_WELCOME);
    }

    /// The later word holds. The direct conversation with the person goes from its shelf, or back to it.
    public void block(UUID userId, boolean blocked, Stamp stamp) {
        Blocking before =
                rows.get(Table.BLOCKED, userId.toString()).map(Blocking::read).orElse(new Blocking(false, Stamp.NONE));
        if (!stamp.isAfter(before.stamp())) return;
        List<Chat> shown = new ArrayList<>();
        new Conversations(rows)
                .directWith(userId)
                .flatMap(direct -> find(direct.id()))
                .ifPresent(shown::add);
        for (Chat chat : shown) place(chat).ifPresent(place -> rows.delete(Table.CHAT_ORDER, place));
        rows.put(Table.BLOCKED, userId.toString(), new Blocking(blocked, stamp).encoded());
        if (!blocked) portraitIsDue();
        shown.forEach(this::put);
    }
}
