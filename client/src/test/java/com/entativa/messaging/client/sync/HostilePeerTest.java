package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Change;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.content.OwnSync;
import com.entativa.messaging.client.content.OwnSync.Choices;
import com.entativa.messaging.client.content.Receipt;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.content.Unreadable;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.PlainText;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.outbox.OutboxEntry;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.timeline.Waiting;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Mallory has a device and sends whatever she likes under it.
@DisplayName("C-T-1, C-T-2 a hostile peer")
final class HostilePeerTest {
    private final World world = new World();
    private final Phone bob = world.register("bob");
    private final Phone mallory = world.register("mallory");
    private final Phone carol = world.register("carol");
    private final UUID chat = mallory.directWith(bob);
    private final UUID others = bob.directWith(carol);
    private final Message bobs;
    private final Message mallorys;

    HostilePeerTest() {
        world.settle();
        mallorys = mallory.send(chat, "mallory's");
        world.settle();
        bobs = bob.send(chat, "bob's");
        world.settle();
    }

    /// As a client of her own making would: whatever the body, whatever its conversation.
    private UUID send(UUID inside, Body body, long sentAtMillis) {
        UUID id = mallory.profile().ids().next();
        byte[] content = new Content(id, inside, sentAtMillis, body).encoded();
        mallory.store.inTransaction(rows -> {
            Stage fresh = new Stage.Waiting(0, 0);
            new Queue(mallory.profile(), rows)
                    .put(new OutboxEntry(id, chat, content, Addressing.Everyone.EVERYONE, fresh));
            return true;
        });
        world.settle();
        return id;
    }

    private UUID send(Body body) {
        return send(chat, body, world.clock.nowMillis() + 1);
    }

    private String brief(Message message) {
        return Brief.of(bob.line(message.id()).line());
    }

    @Test
    @DisplayName("a content for another conversation is not shown there")
    void wrong_conversation() {
        UUID id = send(others, new Saying.Text("in carol's name"), world.clock.nowMillis());

        assertThat(bob.lines(others)).isEmpty();
        assertThat(Brief.of(bob.line(id).line())).isEqualTo("placeholder " + Unreadable.NOT_UNDERSTOOD);
    }

    @Test
    @DisplayName("a change of a message in another conversation changes nothing")
    void change_of_a_message_elsewhere() {
        Message elsewhere = bob.send(others, "to carol");
        world.settle();

        send(new Change.Reaction(elsewhere.id(), "💩"));
        send(new Receipt.Read(List.of(elsewhere.id())));
        send(new Change.DeleteForEveryone(elsewhere.id()));

        assertThat(brief(elsewhere)).isEqualTo("own to carol DELIVERED");
        assertThat(bob.line(elsewhere.id()).said().getFirst().reactions()).isEmpty();
    }

    @Test
    @DisplayName("another's message is neither edited nor deleted")
    void edit_and_delete_of_anothers_message() {
        send(new Change.Edit(bobs.id(), "I owe mallory money", Extras.NONE));
        send(new Change.DeleteForEveryone(bobs.id()));

        assertThat(brief(bobs)).isEqualTo("own bob's DELIVERED");
    }

    @Test
    @DisplayName("an edit later than fifteen minutes, or from before the message, is not taken")
    void late_edit() {
        long sentAt = bob.line(mallorys.id()).said().getFirst().content().sentAtMillis();

        send(chat, new Change.Edit(mallorys.id(), "late", Extras.NONE), sentAt + Change.Edit.WITHIN_MILLIS + 1);
        send(chat, new Change.Edit(mallorys.id(), "before", Extras.NONE), sentAt);
        assertThat(brief(mallorys)).isEqualTo("received mallory's");

        send(chat, new Change.Edit(mallorys.id(), "in time", Extras.NONE), sentAt + Change.Edit.WITHIN_MILLIS);
        assertThat(brief(mallorys)).isEqualTo("received in time");
    }

    @Test
    @DisplayName("edits without number leave the first words and the latest twenty")
    void edits_are_bounded() {
        long sentAt = bob.line(mallorys.id()).said().getFirst().content().sentAtMillis();
        for (int i = 1; i <= 30; i++) send(chat, new Change.Edit(mallorys.id(), "edit " + i, Extras.NONE), sentAt + i);

        Said said = bob.line(mallorys.id()).said().getFirst();

        assertThat(said.edits()).hasSize(Said.MAX_EDITS);
        assertThat(said.text()).isEqualTo("edit 30");
        assertThat(said.original().text()).isEqualTo("mallory's");
    }

    @Test
    @DisplayName("reactions to messages that are not there wait, a thousand of them and not more, for two weeks")
    void reactions_to_missing_messages_are_bounded() {
        mallory.store.inTransaction(rows -> {
            Queue queue = new Queue(mallory.profile(), rows);
            for (int i = 0; i < Waiting.MAX_WAITING + 200; i++) {
                UUID id = mallory.profile().ids().next();
                queue.add(new Content(id, chat, world.clock.nowMillis(), new Change.Reaction(id, "👻")));
            }
            return true;
        });
        world.settle();

        assertThat(bob.count(Table.WAITING)).isEqualTo(Waiting.MAX_WAITING);
        assertThat(bob.lines(chat)).hasSize(2);
        world.clock.advance(15 * World.DAY);
        world.pass(World.MINUTE, World.SECOND);
        assertThat(bob.count(Table.WAITING)).isZero();
        assertThat(bob.chat(chat).tally().waiting()).isZero();
    }

    @Test
    @DisplayName("receipts for what is not one's own, and for oneself, change nothing")
    void foreign_receipts() {
        send(new Receipt.Read(List.of(mallorys.id(), world.relay.freshId())));
        send(new Receipt.Delivered(List.of(mallorys.id())));

        assertThat(brief(mallorys)).isEqualTo("received mallory's");
        assertThat(bob.receipts(mallorys.id())).isEmpty();
        assertThat(bob.chat(chat).tally().unread()).isEqualTo(1);
    }

    @Test
    @DisplayName("another person's sync neither reads, deletes, chooses nor blocks")
    void foreign_sync() {
        send(new OwnSync.Read(List.of(mallorys.id())));
        send(new OwnSync.DeletedForMe(List.of(bobs.id(), mallorys.id())));
        send(new OwnSync.Settings(Choices.NONE.archived(true)));
        send(new OwnSync.Blocked(carol.userId(), true));

        assertThat(bob.lines(chat)).hasSize(2);
        assertThat(bob.chat(chat).tally().unread()).isEqualTo(1);
        assertThat(bob.chat(chat).choices().archived()).isFalse();
        assertThat(bob.count(Table.BLOCKED)).isZero();
    }

    @Test
    @DisplayName("who is no member is not heard in a group, whatever the relay says")
    void not_a_member() {
        UUID group = carol.groupOf("us", bob);
        world.settle();
        carol.send(group, "only us");
        world.settle();
        world.leave(bob);
        UUID id = send(group, new Saying.Text("me too"), world.clock.nowMillis());
        Delivery sealed = world.relay.intercept(bob.self()).getFirst();
        world.relay.deliver(
                bob.self(), new Delivery(id, group, sealed.from(), sealed.encryptedContent(), sealed.sentAtMillis()));

        world.phones.add(bob);
        world.pass(World.MINUTE, World.SECOND);

        assertThat(bob.received(group)).containsExactly("only us");
        assertThat(Brief.of(bob.line(id).line())).isEqualTo("placeholder " + Unreadable.NOT_UNDERSTOOD);
    }

    @Test
    @DisplayName("a timer set from the far future gives way to a later one")
    void timer_from_the_future() {
        send(chat, new Change.Timer(1), world.clock.nowMillis() + 1_000 * World.DAY);
        assertThat(bob.chat(chat).timer().seconds()).isEqualTo(1);

        world.clock.advance(2 * World.DAY);
        bob.sending().timer(chat, 0);

        assertThat(bob.chat(chat).timer().seconds()).isZero();
    }

    @Test
    @DisplayName("absurd sizes leave a placeholder and cost nothing more")
    void absurd_sizes() {
        UUID id = send(new Change.Timer(Integer.MAX_VALUE));
        UUID other = send(new Change.Reaction(bobs.id(), "x".repeat(10_000)));

        for (UUID each : List.of(id, other)) {
            assertThat(Brief.of(bob.line(each).line())).isEqualTo("placeholder " + Unreadable.NOT_UNDERSTOOD);
        }
    }

    @Test
    @DisplayName("a kind of a later version is shown as such and kept")
    void a_later_kind() {
        Octets fields = Octets.copyOf(new byte[] {1, 2, 3});

        UUID id = send(new Body.Unknown(200, fields));

        assertThat(bob.line(id).line()).isEqualTo(new Line.Unknown(200, fields));
    }

    @Test
    @DisplayName("C-T-4 control characters and turns of direction stay in the text and have no force on a screen")
    void bidi_tricks() {
        String trick = "pay \u202e001\u202c \u0007\u001b[2J\u2067left open";

        UUID id = send(new Saying.Text(trick));

        String kept = bob.line(id).said().getFirst().text();
        assertThat(kept).isEqualTo(trick);
        assertThat(PlainText.text(kept)).isEqualTo("pay 001 \ufffd\ufffd[2J\u2067left open\u2069");
        assertThat(PlainText.name("\u202eecila\u200b\n admin\u0000 ")).isEqualTo("ecila  admin\ufffd");
    }

    @Test
    @DisplayName("a blocked person's words are not shown and not answered; the conversation is hidden")
    void blocked() {
        bob.choosing().block(mallory.userId(), true);
        world.settle();
        int before = world.relay.seen.size();

        send(new Saying.Text("listen!"));

        assertThat(bob.received(chat)).containsExactly("mallory's");
        assertThat(world.relay.seen).hasSize(before + 1);
        assertThat(bob.count(Table.CHAT_ORDER)).isZero();
        bob.choosing().block(mallory.userId(), false);
        assertThat(bob.count(Table.CHAT_ORDER)).isEqualTo(1);
    }
}
