package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.fake.FakeHttp.Fate;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.relay.Answer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a messenger over its own thread")
final class MessengerTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");

    @Test
    @DisplayName("names, direct conversations and history are there offline, and a text is queued")
    void what_was_known_is_known_offline() {
        try (Messenger messenger = open()) {
            Answer<Conversation> online = messenger.directWith("bob");
            alice.http.fate = _ -> Fate.LOST;

            Answer<Conversation> offline = messenger.directWith("bob");

            assertThat(online).isInstanceOf(Answer.Ok.class);
            assertThat(offline).isEqualTo(online);
            assertThat(messenger.user(bob.userId())).isEqualTo(messenger.findUser("bob"));
            assertThat(messenger.findUser("carol")).isInstanceOf(Answer.Unreachable.class);
            UUID chat = messenger.conversations().getFirst().id();
            Message queued = messenger.send(chat, "hello");
            assertThat(messenger.history(chat, 10)).containsExactly(queued);
        }
    }

    @Test
    @DisplayName("who was known has their name, though the relay tells it no more: nothing is shared with them now")
    void a_name_stays_known() {
        try (Messenger messenger = open()) {
            Answer<UserProfile> before = messenger.user(bob.userId());
            world.relay.outOfReach.add(bob.userId());

            assertThat(before).isInstanceOf(Answer.Ok.class);
            assertThat(messenger.user(bob.userId())).isEqualTo(before);
            world.relay.outOfReach.add(alice.userId());
            assertThat(messenger.user(alice.userId())).isInstanceOf(Answer.Refused.class);
        }
    }

    @Test
    @DisplayName("the relay cannot put a third person into a direct conversation")
    void a_direct_conversation_is_of_two() {
        Phone mallory = world.register("mallory");
        UUID chat = alice.directWith(bob);
        List<UUID> three = List.of(alice.userId(), bob.userId(), mallory.userId());
        Conversation tampered = new Conversation(chat, Conversation.Type.DIRECT, three, 1);

        boolean known = alice.read(rows -> new Conversations(rows).learn(tampered, alice.userId()));
        boolean fresh = bob.read(rows -> new Conversations(rows).learn(tampered, bob.userId()));

        Conversation kept =
                alice.read(rows -> new Conversations(rows).find(chat).orElseThrow());
        assertThat(known).isTrue();
        assertThat(kept.participantIds()).hasSize(2);
        assertThat(fresh).isFalse();
    }

    @Test
    @DisplayName("closing twice is closing once; afterwards a call fails and does not hang")
    void closing_twice_does_not_hang() {
        Messenger messenger = open();
        messenger.close();
        messenger.close();

        assertThatThrownBy(messenger::conversations).isInstanceOf(IllegalStateException.class);
    }

    private Messenger open() {
        return Messenger.open(alice.platform(), _ -> {}).orElseThrow();
    }
}
