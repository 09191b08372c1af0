package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.command.ConversationCommands;
import com.entativa.messaging.client.command.ConversationCommands.Entry;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.client.conversation.Chats.Shelf;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.search.Search.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-L conversations as a user has them")
final class ConversationsTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final Phone tablet = world.link(bob);

    private UUID fromStranger() {
        for (Phone phone : List.of(bob, tablet)) phone.choosing().welcomeStrangers(false);
        UUID chat = alice.directWith(bob);
        world.settle();
        alice.send(chat, "may I?");
        world.settle();
        return chat;
    }

    private static Standing standing(Phone phone, UUID chat) {
        return phone.chat(chat).choices().standing();
    }

    @Test
    @DisplayName(
            "a stranger's first words are a request: nothing of ours goes out, not even that they came or were read")
    void a_stranger_asks_first() {
        UUID chat = fromStranger();
        int before = world.relay.seen.size();
        Message words = bob.lines(chat).getFirst();
        bob.choosing().read(words.id());
        world.settle();

        assertThat(standing(bob, chat)).isEqualTo(Standing.REQUESTED);
        assertThat(Brief.of(alice.line(words.id()).line())).isEqualTo("own may I? SENT");
        assertThat(world.relay.seen.stream().skip(before)).allMatch(seen -> seen.submission().envelopes().stream()
                .allMatch(envelope -> envelope.to().equals(tablet.self())));
        assertThat(tablet.chat(chat).tally().unread()).isZero();
        assertThat(bob.shelf(Shelf.REQUESTS)).hasSize(1);
        assertThat(bob.shelf(Shelf.LIST)).isEmpty();
    }

    @Test
    @DisplayName("accepting tells all own devices, and confirms what came")
    void accepting_confirms() {
        UUID chat = fromStranger();
        Message words = bob.lines(chat).getFirst();

        bob.choosing().choose(chat, choices -> choices.with(Standing.ACCEPTED));
        world.settle();

        assertThat(standing(tablet, chat)).isEqualTo(Standing.ACCEPTED);
        assertThat(Brief.of(alice.line(words.id()).line())).isEqualTo("own may I? DELIVERED");
        assertThat(tablet.shelf(Shelf.LIST)).hasSize(1);
    }

    @Test
    @DisplayName("answering accepts, on all own devices; turning down hides")
    void answering_accepts() {
        UUID chat = fromStranger();
        bob.choosing().choose(chat, choices -> choices.with(Standing.DECLINED));
        world.settle();
        for (Shelf shelf : Shelf.values()) assertThat(tablet.shelf(shelf)).isEmpty();
        world.clock.advance(1);

        tablet.send(chat, "yes");
        world.settle();

        assertThat(standing(bob, chat)).isEqualTo(Standing.ACCEPTED);
        assertThat(bob.shelf(Shelf.LIST)).hasSize(1);
    }

    @Test
    @DisplayName("pinned, archived and muted are so on all own devices; of two choices the later holds")
    void choices_reach_own_devices() {
        UUID chat = alice.directWith(bob);
        alice.send(chat, "hello");
        world.settle();

        bob.choosing().choose(chat, choices -> choices.pinned(true).mutedUntil(99));
        world.clock.advance(1);
        tablet.choosing().choose(chat, choices -> choices.archived(true));
        world.settle();

        for (Phone phone : List.of(bob, tablet)) {
            assertThat(phone.chat(chat).choices().archived()).isTrue();
            assertThat(phone.shelf(Shelf.ARCHIVED)).hasSize(1);
        }
        assertThat(bob.chat(chat).choices()).isEqualTo(tablet.chat(chat).choices());
    }

    @Test
    @DisplayName(
            "the list is ordered by last activity, in pages, with previews, and drafts are kept; pages of lines go both ways")
    void lists_and_pages() {
        List<UUID> chats = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Phone friend = world.register("friend" + i);
            UUID chat = alice.directWith(friend);
            for (int n = 0; n < 4; n++) {
                alice.send(chat, "word " + n + " to friend" + i);
                world.clock.advance(1);
            }
            chats.addFirst(chat);
        }
        try (Messenger messenger = Messenger.open(alice.platform(), _ -> {}).orElseThrow()) {
            ConversationCommands list = messenger.chats();
            List<Entry> first = list.page(Shelf.LIST, "", 3);
            List<Entry> second = list.page(Shelf.LIST, first.getLast().place(), 3);
            list.draft(chats.getFirst(), "half a th");

            assertThat(first).hasSize(3);
            assertThat(second).hasSize(2);
            List<UUID> listed = new ArrayList<>();
            first.forEach(entry -> listed.add(entry.chat().conversationId()));
            second.forEach(entry -> listed.add(entry.chat().conversationId()));
            assertThat(listed).isEqualTo(chats);
            assertThat(first.getFirst().newest().getFirst().said().getFirst().text())
                    .isEqualTo("word 3 to friend4");
            assertThat(list.chat(chats.getFirst()).draft()).isEqualTo("half a th");

            List<Message> lines = messenger.timeline().newest(chats.getFirst(), 10);
            UUID middle = lines.get(1).id();
            assertThat(messenger.timeline().before(chats.getFirst(), middle, 5)).isEqualTo(lines.subList(0, 1));
            assertThat(messenger.timeline().after(chats.getFirst(), middle, 1)).isEqualTo(lines.subList(2, 3));
            assertThat(messenger.timeline().around(chats.getFirst(), middle, 1)).isEqualTo(lines.subList(0, 3));
            assertThat(messenger
                            .search()
                            .everywhere("word friend3", Page.FIRST, 50)
                            .hits())
                    .hasSize(4);
        }
    }
}
