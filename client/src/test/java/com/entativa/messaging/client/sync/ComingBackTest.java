package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Account.Standing;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.fake.CrashingStore;
import com.entativa.messaging.client.fake.FakeHttp.Fate;
import com.entativa.messaging.client.link.Approval;
import com.entativa.messaging.client.link.Joining;
import com.entativa.messaging.client.link.Newcomer;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.session.Peer;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("R2.4 a device whose log-in is over comes back, and has lost nothing")
final class ComingBackTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);
    private final Phone laptop = world.link(alice);

    ComingBackTest() {
        world.settle();
        alice.send(chat, "one");
        world.settle();
        bob.send(chat, "two");
        world.settle();
        alice.accept(bob, true);
        world.settle();
    }

    private void comeBack() {
        assertThat(alice.logInAgain("password")).isInstanceOf(Answer.Ok.class);
        alice.start();
        world.settle();
    }

    /// Another device takes it out.
    private void revoke() {
        world.relay.remove(alice.self());
        world.network.cut(alice.self());
        world.pass(10 * World.SECOND, World.SECOND);
        assertThat(alice.events).contains(new Event.ConnectionChanged(Event.Connected.LOGGED_OUT));
    }

    @Test
    @DisplayName("R2.4 revoked, it logs in as another device with the same identity; what was said and queued is there")
    void a_revoked_device_comes_back() {
        Account before = alice.account();
        revoke();
        Message waiting = alice.send(chat, "written without a log-in");

        comeBack();

        Account after = alice.account();
        assertThat(after.standing()).isEqualTo(Standing.ACTIVE);
        assertThat(after.self().deviceId()).isNotEqualTo(before.self().deviceId());
        assertThat(after.device().identity().publicKey())
                .isEqualTo(before.device().identity().publicKey());
        assertThat(alice.received(chat)).containsExactly("two");
        assertThat(bob.received(chat)).containsExactly("one", "written without a log-in");
        assertThat(Brief.of(alice.line(waiting.id()).line())).isEqualTo("own written without a log-in DELIVERED");
        assertThat(bob.events).noneMatch(Event.IdentityChanged.class::isInstance);
        assertThat(((Peer.Identity.Pinned) alice.peer(bob).identity()).verified())
                .isTrue();

        bob.send(chat, "three");
        world.settle();
        assertThat(alice.received(chat)).containsExactly("two", "three");
        assertThat(laptop.received(chat)).containsExactly("two", "three");
        assertThat(laptop.briefs(chat)).anyMatch(line -> line.startsWith("own written without a log-in"));
        Ciphertexts.neverShareACounter(world.relay);
    }

    @Test
    @DisplayName("R2.4 logged out and not revoked, what it was is taken from the account once it is back")
    void the_former_device_goes() {
        int former = alice.self().deviceId();
        world.relay.revoke(alice.self());
        world.network.cut(alice.self());
        world.pass(10 * World.SECOND, World.SECOND);

        comeBack();
        laptop.send(chat, "to all devices");
        world.settle();

        assertThat(laptop.events).contains(new Event.DeviceRemoved(former));
        assertThat(alice.briefs(chat)).contains("own to all devices SENT");
        assertThat(world.relay.requests).contains("DELETE /devices/" + former);
        int asked = world.relay.requests.size();
        world.pass(2 * World.HOUR, 30 * World.MINUTE);
        assertThat(world.relay.requests.subList(asked, world.relay.requests.size()))
                .doesNotContain("DELETE /devices/" + former);
    }

    @Test
    @DisplayName(
            "R1.8 what the relay took from the former device is not sent twice: the answer was lost, the id is not")
    void what_was_taken_is_sent_once() {
        Message message = alice.send(chat, "once");
        alice.step();
        world.network.step();
        assertThat(world.relay.taken.getLast().submission().messageId()).isEqualTo(message.id());
        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("own once QUEUED");
        revoke();

        comeBack();

        assertThat(alice.outbox()).isEmpty();
        assertThat(bob.received(chat)).containsExactly("one", "once");
        assertThat(Brief.of(alice.line(message.id()).line())).isEqualTo("own once SENT");
    }

    @Test
    @DisplayName("R2.1 a wrong password changes nothing, and may be tried again")
    void a_wrong_password_changes_nothing() {
        revoke();

        assertThat(alice.logInAgain("wrong")).isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(
                        refused.problem().is(ErrorCode.BAD_CREDENTIALS))
                .isTrue());
        assertThat(alice.stored().orElseThrow().self()).isEqualTo(alice.self());
        comeBack();
        assertThat(alice.account().standing()).isEqualTo(Standing.ACTIVE);
    }

    @Test
    @DisplayName("R2.4 the account started over elsewhere: it waits, keeps what was said, and may start over itself")
    void another_identity_waits() {
        Phone anew = world.startOver(laptop);
        world.network.cut(alice.self());
        world.pass(10 * World.SECOND, World.SECOND);

        comeBack();
        assertThat(alice.account().standing()).isEqualTo(Standing.WAITING);
        assertThat(alice.received(chat)).containsExactly("two");
        assertThat(alice.startOver()).isInstanceOf(Answer.Ok.class);
        alice.start();
        world.leave(anew);
        world.settle();
        bob.accept(alice, false);
        alice.send(chat, "it is me again");
        world.settle();

        assertThat(bob.received(chat)).contains("it is me again");
        assertThat(alice.received(chat)).containsExactly("two");
    }

    @Test
    @DisplayName("R2.4 linked again it has what it had and what it missed, each line once")
    void it_is_linked_again() {
        revoke();
        bob.send(chat, "while away");
        world.settle();
        Joining linked = link(alice, laptop);

        assertThat(linked).isInstanceOf(Joining.Linked.class);
        alice.start();
        world.settle();
        bob.send(chat, "back");
        world.settle();
        assertThat(alice.received(chat)).containsExactly("two", "while away", "back");
        assertThat(Brief.of(alice.lines(chat))).isEqualTo(Brief.of(laptop.lines(chat)));
        assertThat(alice.unread(chat)).isEqualTo(laptop.unread(chat));
    }

    @Test
    @DisplayName("R2.4 another account does not get what this one left: the device says so and keeps it")
    void another_account_is_refused() {
        revoke();

        assertThat(link(alice, bob)).isEqualTo(new Joining.Failed(Joining.Reason.OTHER_ACCOUNT));
        assertThat(alice.stored().orElseThrow().username()).isEqualTo("alice");
        comeBack();
        assertThat(alice.received(chat)).containsExactly("two");
    }

    private static Joining link(Phone back, Phone approving) {
        Newcomer newcomer = back.newcomer("again");
        String code = ((Joining.Showing) newcomer.state()).code().text();
        assertThat(approving.approver().scan(code)).isEqualTo(Approval.Asking.ASKING);
        int number = ((Joining.Confirming) newcomer.next()).number();
        approving.approver().look();
        approving.approver().choose(number);
        newcomer.next();
        return newcomer.next();
    }

    @Test
    @DisplayName("R1.1 killed at any commit, it is the device it was or the one it becomes, and goes on")
    void killed_at_any_commit() {
        for (int at = 0; at < 12; at++) {
            world.relay.remove(alice.self());
            world.network.cut(alice.self());
            Message queued = alice.send(chat, "try " + at);
            alice.store.crashAfter(at / 2, at % 2 == 0);
            try {
                alice.logInAgain("password");
            } catch (CrashingStore.Crash _) {
                // The process is gone; the rows are not.
            }
            alice.store.neverCrash();
            alice.start();
            world.settle();
            if (!(alice.line(queued.id()).line() instanceof Message.Line.Own own)) throw new AssertionError();
            if (!own.progress().hasArrived()) comeBack();

            assertThat(bob.received(chat)).endsWith("try " + at);
        }
        assertThat(bob.events).noneMatch(Event.IdentityChanged.class::isInstance);
        assertThat(List.copyOf(bob.received(chat))).doesNotHaveDuplicates();
        Ciphertexts.neverShareACounter(world.relay);
    }

    @Test
    @DisplayName("keys that could not be uploaded at once are with the next connection")
    void keys_follow() {
        revoke();
        alice.http.fate = request -> request.path().contains("/keys/prekeys") ? Fate.LOST : Fate.ANSWERED;
        assertThat(alice.logInAgain("password")).isInstanceOf(Answer.Ok.class);
        alice.http.fate = _ -> Fate.ANSWERED;
        alice.start();
        world.settle();

        bob.send(chat, "to the new device");
        world.settle();
        assertThat(alice.received(chat)).containsExactly("two", "to the new device");
    }
}
