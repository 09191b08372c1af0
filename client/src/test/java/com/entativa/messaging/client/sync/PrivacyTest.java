package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.conversation.Privacy;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-N-4 what the user does not say, they are not told")
final class PrivacyTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final Phone tablet = world.link(bob);
    private final UUID chat = alice.directWith(bob);

    PrivacyTest() {
        world.settle();
        alice.send(chat, "hello");
        world.settle();
        bob.send(chat, "hello yourself");
        world.settle();
    }

    private String own(Phone phone, Message message) {
        return Brief.of(phone.line(message.id()).line());
    }

    @Test
    @DisplayName("C-N-4 read receipts off: none goes out, none shows, own devices still learn what was read")
    void no_read_receipts() {
        bob.choosing().privacy(false, true);
        world.settle();
        Message asked = alice.send(chat, "did you read it?");
        world.settle();
        assertThat(bob.choosing().read(asked.id())).isEqualTo(2);
        world.settle();

        assertThat(own(alice, asked)).isEqualTo("own did you read it? DELIVERED");
        assertThat(tablet.unread(chat)).isEmpty();
        Message said = bob.send(chat, "guess");
        world.settle();
        alice.choosing().read(said.id());
        world.settle();
        assertThat(own(bob, said)).isEqualTo("own guess DELIVERED");

        bob.choosing().privacy(true, true);
        world.settle();
        Message again = alice.send(chat, "and now?");
        world.settle();
        bob.choosing().read(again.id());
        world.settle();
        assertThat(own(alice, again)).isEqualTo("own and now? READ");
    }

    @Test
    @DisplayName("C-N-4 typing off: neither said nor shown")
    void no_typing() {
        bob.choosing().privacy(true, false);
        world.settle();
        bob.sync().type(chat, true);
        world.settle();
        assertThat(alice.events).noneMatch(Event.TypingChanged.class::isInstance);
        alice.sync().type(chat, true);
        world.settle();
        assertThat(bob.events).noneMatch(Event.TypingChanged.class::isInstance);
        assertThat(tablet.events).noneMatch(Event.TypingChanged.class::isInstance);

        bob.choosing().privacy(true, true);
        world.settle();
        bob.sync().type(chat, true);
        world.settle();
        assertThat(alice.events).anyMatch(Event.TypingChanged.class::isInstance);
    }

    @Test
    @DisplayName("C-N-4 all devices of the user have the same, the latest word")
    void all_devices_agree() {
        bob.choosing().privacy(false, false);
        world.settle();
        tablet.choosing().privacy(false, true);
        world.settle();

        for (Phone phone : List.of(bob, tablet)) {
            Privacy privacy = phone.read(Privacy::of);
            assertThat(privacy.readReceipts()).isFalse();
            assertThat(privacy.typing()).isTrue();
        }
    }
}
