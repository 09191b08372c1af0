package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.content.Extras;
import com.entativa.messaging.client.content.Extras.Quote;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Said;
import com.entativa.messaging.client.outbox.Sending.Outcome;
import com.entativa.messaging.client.store.Table;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-T, C-L the timeline between devices")
final class TimelineTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final Phone tablet = world.link(bob);
    private final UUID chat = alice.directWith(bob);

    TimelineTest() {
        world.settle();
        alice.send(chat, "first");
        world.settle();
        bob.send(chat, "hello alice");
        world.settle();
    }

    private Message said(String text) {
        Message message = alice.send(chat, text);
        world.settle();
        return message;
    }

    private Said on(Phone phone, Message message) {
        return phone.line(message.id()).said().getFirst();
    }

    @Test
    @DisplayName("a reaction shows on all devices, one a person; it changes and goes")
    void reactions_show_everywhere() {
        Message message = said("lunch?");

        bob.sending().react(message.id(), "👍");
        world.clock.advance(1);
        tablet.sending().react(message.id(), "🎉");
        alice.sending().react(message.id(), "😀");
        world.settle();

        for (Phone phone : world.phones) {
            assertThat(on(phone, message).shownReactions())
                    .extracting(Said.Reaction::emoji)
                    .containsExactlyInAnyOrder("🎉", "😀");
        }
        bob.sending().react(message.id(), "");
        world.settle();
        for (Phone phone : world.phones)
            assertThat(on(phone, message).shownReactions()).hasSize(1);
    }

    @Test
    @DisplayName("an edit shows everywhere and keeps what stood there before")
    void edits_show_everywhere_with_their_history() {
        Message message = said("lunsh?");

        Outcome first = alice.sending().edit(message.id(), "lunch?", Extras.NONE);
        Outcome second = alice.sending().edit(message.id(), "lunch at one?", Extras.NONE);
        world.settle();

        assertThat(List.of(first, second)).containsOnly(Outcome.DONE);
        for (Phone phone : world.phones) {
            assertThat(on(phone, message).text()).isEqualTo("lunch at one?");
            assertThat(on(phone, message).original().text()).isEqualTo("lunsh?");
            assertThat(on(phone, message).edits())
                    .extracting(Said.Edit::text)
                    .containsExactly("lunch?", "lunch at one?");
        }
    }

    @Test
    @DisplayName("only one's own is edited, and only within fifteen minutes")
    void edits_have_their_limits() {
        Message message = said("mine");

        assertThat(bob.sending().edit(message.id(), "his", Extras.NONE)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(alice.sending().edit(world.relay.freshId(), "none", Extras.NONE))
                .isEqualTo(Outcome.NOT_THERE);
        world.clock.advance(15 * World.MINUTE + 1);
        assertThat(alice.sending().edit(message.id(), "late", Extras.NONE)).isEqualTo(Outcome.TOO_LATE);
    }

    @Test
    @DisplayName("what is deleted for everyone is gone everywhere, with what was said and its resend copy")
    void deletion_reaches_everybody() {
        Message message = said("never mind");
        bob.sending().react(message.id(), "👍");
        world.settle();

        Outcome outcome = alice.sending().deleteForEveryone(message.id());
        world.settle();

        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(bob.sending().deleteForEveryone(said("alice's").id())).isEqualTo(Outcome.NOT_YOURS);
        for (Phone phone : world.phones) {
            assertThat(phone.line(message.id()).line()).isEqualTo(Line.Deleted.DELETED);
            assertThat(phone.has(Table.RESEND, message.id().toString())).isFalse();
        }
    }

    @Test
    @DisplayName("what is deleted for me goes from my devices and stays with the others")
    void deletion_for_me_reaches_my_devices() {
        Message message = said("between us");

        bob.sending().deleteForMe(List.of(message.id()));
        world.settle();

        assertThat(bob.lines(chat)).noneMatch(line -> line.id().equals(message.id()));
        assertThat(tablet.lines(chat)).noneMatch(line -> line.id().equals(message.id()));
        assertThat(Brief.of(alice.line(message.id()).line())).startsWith("own between us");
        assertThat(tablet.events).contains(new Event.MessageRemoved(chat, message.id()));
    }

    @Test
    @DisplayName("a reply carries its quote")
    void a_reply_quotes() {
        Message message = said("who comes?");
        Quote quote = new Quote.Of(message.id(), alice.userId(), "who comes?");

        Message reply = bob.sending().say(chat, new Saying.Text("me", Extras.NONE.quoting(quote)));
        world.settle();

        for (Phone phone : world.phones)
            assertThat(on(phone, reply).saying().extras().quote()).isEqualTo(quote);
    }

    @Test
    @DisplayName("what is read on one device is not unread on the other, and its author learns of it once")
    void reading_clears_all_own_devices() {
        said("one");
        Message two = said("two");
        Message three = said("three");
        int before = world.relay.seen.size();
        assertThat(tablet.chat(chat).tally().unread()).isEqualTo(4);
        assertThat(tablet.firstUnread(chat)).isPresent();

        int read = bob.choosing().read(two.id());
        world.settle();

        assertThat(read).isEqualTo(3);
        assertThat(bob.chat(chat).tally().unread()).isEqualTo(1);
        assertThat(tablet.chat(chat).tally().unread()).isEqualTo(1);
        assertThat(tablet.firstUnread(chat)).contains(three.id());
        assertThat(world.relay.seen).hasSize(before + 1);
        assertThat(Brief.of(alice.line(two.id()).line())).isEqualTo("own two READ");
        assertThat(Brief.of(alice.line(three.id()).line())).isEqualTo("own three DELIVERED");
        assertThat(alice.receipts(two.id())).singleElement().satisfies(receipt -> {
            assertThat(receipt.userId()).isEqualTo(bob.userId());
            assertThat(receipt.readAtMillis()).isPositive();
        });
    }

    @Test
    @DisplayName("what another own device sent is our own here")
    void own_devices_share_what_they_say() {
        Message message = tablet.send(chat, "from the tablet");
        world.settle();

        assertThat(Brief.of(bob.line(message.id()).line())).startsWith("own from the tablet");
        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("received from the tablet");
    }

    @Test
    @DisplayName("C-T-3 changes that come before their message wait for it")
    void changes_wait_for_their_message() {
        world.leave(tablet);
        Message message = said("early");
        bob.sending().react(message.id(), "👍");
        alice.sending().edit(message.id(), "early bird", Extras.NONE);
        Message gone = said("gone");
        alice.sending().deleteForEveryone(gone.id());
        world.settle();
        List<Delivery> waiting = world.relay.intercept(tablet.self());
        for (Delivery delivery : waiting.reversed()) world.relay.deliver(tablet.self(), delivery);
        tablet.start();
        world.phones.add(tablet);

        world.pass(10 * World.MINUTE, World.MINUTE);

        assertThat(on(tablet, message).text()).isEqualTo("early bird");
        assertThat(on(tablet, message).shownReactions()).hasSize(1);
        assertThat(tablet.line(gone.id()).line()).isEqualTo(Line.Deleted.DELETED);
        assertThat(tablet.chat(chat).tally().waiting()).isZero();
        assertThat(tablet.count(Table.WAITING)).isZero();
    }

    @Test
    @DisplayName("a message that failed is sent again on request")
    void a_failed_message_is_tried_again() {
        world.relay.refuseNext.add(Problem.of(ErrorCode.TOO_LARGE, "refused"));
        Message message = said("again");
        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("own again FAILED");

        Outcome outcome = alice.sending().retry(message.id());
        world.settle();

        assertThat(outcome).isEqualTo(Outcome.DONE);
        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("own again " + Progress.DELIVERED);
        assertThat(bob.received(chat)).containsOnlyOnce("again");
        assertThat(alice.sending().retry(message.id())).isEqualTo(Outcome.NOT_THERE);
    }

    @Test
    @DisplayName("the timer holds for all; what disappears goes when it was sent, or read, by the clock")
    void timers_are_kept() {
        alice.sending().timer(chat, 60);
        world.settle();
        Message message = bob.send(chat, "soon gone");
        world.settle();
        assertThat(on(alice, message).expiresAfterSeconds()).isEqualTo(60);

        world.pass(50 * World.SECOND, World.SECOND);
        alice.choosing().read(message.id());
        world.settle();
        world.pass(15 * World.SECOND, World.SECOND);

        assertThat(bob.lines(chat)).noneMatch(line -> line.id().equals(message.id()));
        assertThat(tablet.lines(chat)).noneMatch(line -> line.id().equals(message.id()));
        assertThat(alice.lines(chat)).anyMatch(line -> line.id().equals(message.id()));
        world.pass(50 * World.SECOND, World.SECOND);
        assertThat(alice.lines(chat)).noneMatch(line -> line.id().equals(message.id()));
        for (Phone phone : world.phones) {
            assertThat(phone.lines(chat)).anyMatch(line -> line.line().equals(new Line.TimerChanged(60)));
            assertThat(phone.count(Table.EXPIRY)).isZero();
            assertThat(phone.has(Table.RESEND, message.id().toString())).isFalse();
        }
    }
}
