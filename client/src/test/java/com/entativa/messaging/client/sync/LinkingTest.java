package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.client.account.Names;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.fake.CrashingStore;
import com.entativa.messaging.client.fake.FakeHttp.Fate;
import com.entativa.messaging.client.link.Approval;
import com.entativa.messaging.client.link.Joining;
import com.entativa.messaging.client.link.Newcomer;
import com.entativa.messaging.client.link.OwnDevice;
import com.entativa.messaging.client.platform.Http;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.session.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("linking: a new device joins by a code and a number")
final class LinkingTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);
    private final Phone tablet = Phone.blank(world, "tablet");
    private final List<Http.Request> said = new ArrayList<>();

    LinkingTest() {
        world.settle();
        alice.send(chat, "one");
        world.settle();
        bob.send(chat, "two");
        world.settle();
        alice.accept(bob, true);
        for (Phone each : List.of(alice, tablet)) {
            each.http.fate = request -> {
                said.add(request);
                return Fate.ANSWERED;
            };
        }
    }

    private static String code(Newcomer newcomer) {
        return ((Joining.Showing) newcomer.state()).code().grouped();
    }

    /// Up to where the numbers stand on both screens. Returns the one the new device shows.
    private static int confirming(Phone approving, Newcomer newcomer) {
        assertThat(approving.approver().scan(code(newcomer))).isEqualTo(Approval.Asking.ASKING);
        Joining.Confirming confirming = (Joining.Confirming) newcomer.next();
        assertThat(confirming.username()).isEqualTo(approving.account().username());
        return confirming.number();
    }

    private Joining link(Newcomer newcomer) {
        int number = confirming(alice, newcomer);
        alice.approver().look();
        assertThat(alice.approver().choose(number)).isEqualTo(Approval.Approved.APPROVED);
        assertThat(newcomer.next()).isEqualTo(Joining.Receiving.RECEIVING);
        Joining linked = newcomer.next();
        tablet.start();
        world.phones.add(tablet);
        world.settle();
        return linked;
    }

    @Test
    @DisplayName("L-6 the new device has the account, what was said, the verified mark; then both show the same")
    void a_device_is_linked() {
        UserProfile bobs = new UserProfile(bob.userId(), "bob", "Bob Dodgson");
        alice.store.inTransaction(rows -> {
            new Names(rows).put(bobs);
            return true;
        });
        assertThat(link(tablet.newcomer("Alice's tablet"))).isInstanceOf(Joining.Linked.class);

        assertThat(tablet.<Optional<UserProfile>>read(rows -> new Names(rows).find(bob.userId())))
                .contains(bobs);
        assertThat(tablet.account().device().identity().publicKey())
                .isEqualTo(alice.account().device().identity().publicKey());
        assertThat(Brief.of(tablet.lines(chat))).isEqualTo(Brief.of(alice.lines(chat)));
        assertThat(tablet.unread(chat)).isEqualTo(alice.unread(chat));
        assertThat(tablet.peer(bob).identity()).isEqualTo(alice.peer(bob).identity());
        assertThat(((Peer.Identity.Pinned) tablet.peer(bob).identity()).verified())
                .isTrue();

        bob.send(chat, "three");
        world.settle();
        alice.send(chat, "four");
        world.settle();
        UUID read = tablet.lines(chat).get(2).id();
        assertThat(tablet.choosing().read(read)).isEqualTo(2);
        tablet.send(chat, "five");
        world.settle();

        assertThat(Brief.of(tablet.lines(chat))).isEqualTo(Brief.of(alice.lines(chat)));
        assertThat(bob.received(chat)).containsExactly("one", "four", "five");
        assertThat(alice.unread(chat)).isEmpty();
        Ciphertexts.neverShareACounter(world.relay);
    }

    @Test
    @DisplayName("L-6 groups come along: the new device knows their members and reads what is said from then on")
    void groups_come_along() {
        UUID group = alice.groupOf("Hikers", bob);
        world.settle();
        bob.send(group, "before");
        world.settle();

        link(tablet.newcomer("tablet"));
        bob.send(group, "after");
        world.settle();
        tablet.send(group, "from the tablet");
        world.settle();

        assertThat(tablet.received(group)).containsExactly("before", "after");
        assertThat(tablet.group(group)).isEqualTo(alice.group(group));
        assertThat(bob.received(group)).containsExactly("from the tablet");
        assertThat(Brief.of(tablet.lines(group))).isEqualTo(Brief.of(alice.lines(group)));
    }

    @Test
    @DisplayName("L-4 another number than the one shown: nothing has left, and the code is done with")
    void a_wrong_number_ends_it() {
        Newcomer newcomer = tablet.newcomer("tablet");
        int number = confirming(alice, newcomer);
        Approval.Choosing choosing = (Approval.Choosing) alice.approver().look();

        assertThat(choosing.numbers()).hasSize(3).doesNotHaveDuplicates().contains(number);
        assertThat(choosing.deviceName()).isEqualTo("tablet");
        int other = choosing.numbers().stream()
                .filter(each -> each != number)
                .findFirst()
                .orElseThrow();
        assertThat(alice.approver().choose(other)).isEqualTo(new Approval.Failed(Approval.Reason.WRONG_NUMBER));

        assertThat(world.relay.mailboxes.filled).isZero();
        assertThat(alice.approver().choose(number)).isEqualTo(new Approval.Failed(Approval.Reason.NOT_THERE));
        assertThat(alice.approver()
                        .scan(((Joining.Showing) tablet.newcomer("again").state())
                                .code()
                                .text()))
                .isEqualTo(Approval.Asking.ASKING);
        world.clock.advance(11 * World.MINUTE);
        assertThat(newcomer.next()).isEqualTo(new Joining.Failed(Joining.Reason.EXPIRED));
        assertThat(tablet.stored()).isEmpty();
    }

    @Test
    @DisplayName("L-4 the code of a wrong try is refused ever after")
    void a_code_is_tried_once() {
        Newcomer newcomer = tablet.newcomer("tablet");
        String code = code(newcomer);
        confirming(alice, newcomer);
        alice.approver().look();
        alice.approver().choose(-1);

        assertThat(alice.approver().scan(code)).isEqualTo(new Approval.Failed(Approval.Reason.ANSWERED_BEFORE));
    }

    @Test
    @DisplayName("L-5 a relayed code: the stranger's device behind it and the user's own show the same only by chance")
    void a_relayed_code_fails() {
        Phone mallory = world.register("mallory");
        world.settle();
        int same = 0;
        for (int i = 0; i < 40; i++) {
            Newcomer honest = tablet.newcomer("tablet " + i);
            Newcomer strangers = Phone.blank(world, "strange " + i).newcomer("tablet " + i);
            // The stranger answers the honest device first, then has Alice scan theirs: both numbers are drawn anew.
            int shown = confirming(mallory, honest);
            alice.approver().scan(code(strangers));
            strangers.next();
            Approval.Choosing choosing = (Approval.Choosing) alice.approver().look();
            if (((Joining.Confirming) strangers.state()).number() == shown) same++;
            if (!choosing.numbers().contains(shown)) alice.approver().cancel();
            mallory.approver().cancel();
        }

        assertThat(same).isLessThan(3);
        assertThat(world.relay.mailboxes.filled).isZero();
    }

    @Test
    @DisplayName("L-5 a code that somebody else answered first is refused here")
    void a_code_is_answered_once() {
        Phone mallory = world.register("mallory");
        world.settle();
        Newcomer newcomer = tablet.newcomer("tablet");
        mallory.approver().scan(code(newcomer));

        assertThat(alice.approver().scan(code(newcomer)))
                .isEqualTo(new Approval.Failed(Approval.Reason.ANSWERED_BEFORE));
    }

    @Test
    @DisplayName("L-1 a replayed, an expired, a mistyped code and none at all are refused")
    void a_dead_code_is_refused() {
        Newcomer newcomer = tablet.newcomer("tablet");
        String used = code(newcomer);
        link(newcomer);
        String late = code(Phone.blank(world, "late").newcomer("late"));
        String fresh = code(Phone.blank(world, "fresh").newcomer("fresh"));
        String mistyped = fresh.substring(0, 30) + (fresh.charAt(30) == '7' ? '8' : '7') + fresh.substring(31);

        assertThat(alice.approver().scan(used)).isEqualTo(new Approval.Failed(Approval.Reason.NOT_THERE));
        assertThat(alice.approver().scan(mistyped))
                .isIn(new Approval.Failed(Approval.Reason.NOT_THERE), new Approval.Failed(Approval.Reason.NOT_A_CODE));
        assertThat(alice.approver().scan("hello")).isEqualTo(new Approval.Failed(Approval.Reason.NOT_A_CODE));
        world.clock.advance(11 * World.MINUTE);
        assertThat(alice.approver().scan(late)).isEqualTo(new Approval.Failed(Approval.Reason.NOT_THERE));
    }

    @Test
    @DisplayName("L-5 a code that was changed on its way to the camera: the new device takes no greeting for it")
    void a_changed_code_is_refused() {
        Newcomer newcomer = tablet.newcomer("tablet");
        String code = ((Joining.Showing) newcomer.state()).code().text();

        alice.approver().scan(code.substring(0, 120) + (code.charAt(120) == '7' ? '8' : '7') + code.substring(121));

        assertThat(newcomer.next()).isEqualTo(new Joining.Failed(Joining.Reason.FORGED));
        assertThat(alice.approver().look()).isEqualTo(Approval.Asking.ASKING);
    }

    @Test
    @DisplayName("L-5 a blob that was changed or swapped is refused, and nothing is kept")
    void a_forged_blob_is_refused() {
        world.relay.mailboxes.tamperBlob = blob -> {
            byte[] changed = blob.clone();
            changed[changed.length / 2] ^= 1;
            return changed;
        };
        Newcomer newcomer = tablet.newcomer("tablet");
        int number = confirming(alice, newcomer);
        alice.approver().look();
        alice.approver().choose(number);

        assertThat(newcomer.next()).isEqualTo(new Joining.Failed(Joining.Reason.FORGED));
        assertThat(newcomer.next()).isEqualTo(new Joining.Failed(Joining.Reason.FORGED));
        assertThat(tablet.stored()).isEmpty();
    }

    @Test
    @DisplayName(
            "L-5 a handover whose identity is not the one others know the account by is refused, and nothing is kept")
    void another_identity_is_refused() {
        world.relay.tamperIdentity =
                _ -> bob.account().device().identity().publicKey().encoded();
        Newcomer newcomer = tablet.newcomer("tablet");
        int number = confirming(alice, newcomer);
        alice.approver().look();
        alice.approver().choose(number);
        newcomer.next();

        assertThat(newcomer.next()).isEqualTo(new Joining.Failed(Joining.Reason.FORGED));
        assertThat(tablet.stored()).isEmpty();
    }

    @Test
    @DisplayName("L-3 what passes the relay is sealed: no name, no text, no key in clear")
    void the_relay_reads_nothing() {
        link(tablet.newcomer("Alice's tablet"));

        String all = String.join("\n", said.stream().map(Http.Request::body).toList());
        assertThat(said).extracting(Http.Request::path).anyMatch(path -> path.contains("/greeting"));
        assertThat(all).doesNotContain("alice").doesNotContain("tablet");
        byte[] identity = alice.account().device().identity().secret().expose().clone();
        assertThat(all)
                .doesNotContain(
                        java.util.Base64.getEncoder().encodeToString(identity).substring(4, 36));
    }

    @Test
    @DisplayName("answers that were lost: the same is said again, and one device is linked")
    void lost_answers() {
        Newcomer newcomer = tablet.newcomer("tablet");
        loseAnswer(alice, "/greeting");
        assertThat(alice.approver().scan(code(newcomer))).isEqualTo(new Approval.Failed(Approval.Reason.UNREACHABLE));
        assertThat(alice.approver().scan(code(newcomer))).isEqualTo(Approval.Asking.ASKING);
        loseAnswer(tablet, "/answer");
        assertThat(newcomer.next()).isInstanceOf(Joining.Showing.class);
        int number = ((Joining.Confirming) newcomer.next()).number();
        alice.approver().look();
        loseAnswer(alice, "/provisioning/");

        assertThat(alice.approver().choose(number)).isEqualTo(new Approval.Failed(Approval.Reason.UNREACHABLE));
        assertThat(alice.approver().choose(number)).isEqualTo(Approval.Approved.APPROVED);
        newcomer.next();
        assertThat(newcomer.next()).isInstanceOf(Joining.Linked.class);
        assertThat(world.relay.mailboxes.filled).isEqualTo(1);
    }

    private static void loseAnswer(Phone phone, String path) {
        boolean[] done = {false};
        phone.http.fate = request -> {
            boolean lost = !done[0]
                    && request.path().contains(path)
                    && request.method().equals("PUT");
            done[0] |= lost;
            return lost ? Fate.ANSWER_LOST : Fate.ANSWERED;
        };
    }

    @Test
    @DisplayName("R1.1 killed at any commit, the new device has no account or all of it, and goes on")
    void killed_at_any_commit() {
        int links = 0;
        for (int at = 0; at < 12; at++) {
            Phone fresh = Phone.blank(world, "fresh " + at);
            Newcomer newcomer = fresh.newcomer("fresh");
            int number = confirming(alice, newcomer);
            alice.approver().look();
            alice.approver().choose(number);
            newcomer.next();
            fresh.store.crashAfter(at / 2, at % 2 == 0);
            try {
                newcomer.next();
            } catch (CrashingStore.Crash _) {
                // The process is gone; the rows are not.
            }
            fresh.store.neverCrash();
            if (fresh.stored().isEmpty()) {
                assertThat(fresh.count(com.entativa.messaging.client.store.Table.MESSAGE))
                        .isZero();
                continue;
            }
            links++;
            fresh.start();
            world.phones.add(fresh);
            world.settle();
            bob.send(chat, "after " + at);
            world.settle();
            assertThat(fresh.received(chat)).startsWith("two").endsWith("after " + at);
        }
        assertThat(links).isGreaterThan(8);
    }

    @Test
    @DisplayName("L-7 every device is told of a new one, by its name, once; its user knows of it where they let it in")
    void devices_are_told_and_may_revoke() {
        Phone laptop = Phone.link(world, alice);
        world.phones.add(laptop);
        world.settle();
        link(tablet.newcomer("Alice's tablet"));

        for (Phone each : List.of(alice, laptop)) {
            List<OwnDevice> added = added(each, tablet);
            assertThat(added).hasSize(1).first().satisfies(device -> {
                assertThat(device.name()).isEqualTo("Alice's tablet");
                assertThat(device.mark()).isEqualTo(each == alice ? OwnDevice.Mark.KNOWN : OwnDevice.Mark.NEW);
            });
        }
        int id = tablet.self().deviceId();
        assertThat(mark(alice, id)).isEqualTo(OwnDevice.Mark.KNOWN);
        assertThat(mark(laptop, id)).isEqualTo(OwnDevice.Mark.NEW);
        laptop.devices().acknowledge(id);
        assertThat(mark(laptop, id)).isEqualTo(OwnDevice.Mark.KNOWN);

        assertThat(laptop.devices().revoke(id)).isInstanceOf(Answer.Ok.class);
        world.network.cut(tablet.self());
        world.pass(10 * World.SECOND, World.SECOND);
        int sealed = world.relay.seen.size();
        alice.send(chat, "without it");
        world.settle();

        assertThat(alice.events).contains(new Event.DeviceRemoved(id));
        assertThat(tablet.events).contains(new Event.ConnectionChanged(Event.Connected.LOGGED_OUT));
        assertThat(world.relay.seen.subList(sealed, world.relay.seen.size()))
                .allSatisfy(seen -> assertThat(seen.submission().envelopes())
                        .noneMatch(envelope -> envelope.to().equals(tablet.self())));
        assertThat(bob.received(chat)).endsWith("without it");
    }

    private static List<OwnDevice> added(Phone phone, Phone device) {
        List<OwnDevice> added = new ArrayList<>();
        for (Event event : phone.events) {
            if (event instanceof Event.DeviceAdded(OwnDevice own)
                    && own.deviceId() == device.self().deviceId()) added.add(own);
        }
        return added;
    }

    private static OwnDevice.Mark mark(Phone phone, int deviceId) {
        if (!(phone.devices().refresh() instanceof Answer.Ok<List<OwnDevice>>(List<OwnDevice> own))) {
            throw new AssertionError("no list");
        }
        return own.stream()
                .filter(device -> device.deviceId() == deviceId)
                .findFirst()
                .orElseThrow()
                .mark();
    }

    @Test
    @DisplayName("L-6 what does not fit stays behind: the newest lines travel, within what the relay takes")
    void the_newest_lines_travel() {
        String long_ = "x".repeat(20_000);
        for (int i = 0; i < 60; i++) alice.send(chat, i + long_);
        world.settle();

        link(tablet.newcomer("tablet"));

        assertThat(world.relay.mailboxes.largestBlob).isBetween(400_000, Contract.MAX_PROVISIONING_BYTES);
        assertThat(tablet.lines(chat)).hasSizeBetween(20, 40);
        assertThat(tablet.lines(chat).getLast().id())
                .isEqualTo(alice.lines(chat).getLast().id());
    }
}
