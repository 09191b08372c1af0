package com.entativa.messaging.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.CallKind;
import com.entativa.messaging.client.call.Call;
import com.entativa.messaging.client.call.Calls;
import com.entativa.messaging.client.call.Started;
import com.entativa.messaging.client.content.Aside.Media;
import com.entativa.messaging.client.content.Aside.Step;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.CallEnd;
import com.entativa.messaging.client.message.Message.Line;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("C-A calls between two")
final class CallTest {
    private final World world = new World();
    private final Phone alice = world.register("alice");
    private final Phone bob = world.register("bob");
    private final UUID chat = alice.directWith(bob);
    private final Octets ofAlice = print(1);
    private final Octets ofBob = print(2);

    CallTest() {
        world.settle();
        alice.send(chat, "hello");
        world.settle();
        bob.send(chat, "hi");
        world.settle();
    }

    private static Octets print(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Octets.copyOf(bytes);
    }

    private static String sdp(Octets fingerprint) {
        String hex = HexFormat.ofDelimiter(":").withUpperCase().formatHex(fingerprint.toArray());
        return "v=0\r\na=fingerprint:sha-256 " + hex + "\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";
    }

    private static Calls calls(Phone phone) {
        return phone.sync().calls();
    }

    private Call start(Phone from, Octets print) {
        Started started = calls(from).start(chat, Media.VIDEO, sdp(print), print);
        if (!(started instanceof Started.Ok(Call call))) throw new AssertionError(started);
        world.settle();
        return call;
    }

    private Call connected() {
        Call call = start(alice, ofAlice);
        assertThat(calls(bob).accept(call.id(), sdp(ofBob), ofBob)).isInstanceOf(Started.Ok.class);
        world.settle();
        return call;
    }

    private static List<Call> states(Phone phone) {
        return phone.events.stream()
                .filter(Event.CallChanged.class::isInstance)
                .map(event -> ((Event.CallChanged) event).call())
                .toList();
    }

    private static Call.State last(Phone phone) {
        return states(phone).getLast().state();
    }

    private static Call.State ended(Call.End end) {
        return new Call.State.Ended(end);
    }

    private List<Line> log(Phone phone) {
        return phone.lines(chat).stream()
                .map(Message::line)
                .filter(Line.Call.class::isInstance)
                .toList();
    }

    @Test
    @DisplayName("C-A-1 a call rings, is answered, passes candidates, ends; both have the same line")
    void a_call() {
        Call call = start(alice, ofAlice);
        calls(alice).candidate(call.id(), "candidate early");
        assertThat(bob.events).contains(new Event.CallSignal(call.id(), Step.OFFER, sdp(ofAlice)));
        assertThat(states(bob).getLast().with().userId()).isEqualTo(alice.userId());
        assertThat(last(bob)).isEqualTo(Call.State.Ringing.RINGING);

        calls(bob).accept(call.id(), sdp(ofBob), ofBob);
        world.settle();
        calls(bob).candidate(call.id(), "candidate of bob");
        world.settle();
        assertThat(alice.events)
                .contains(
                        new Event.CallSignal(call.id(), Step.ANSWER, sdp(ofBob)),
                        new Event.CallSignal(call.id(), Step.ICE, "candidate of bob"));
        assertThat(bob.events).contains(new Event.CallSignal(call.id(), Step.ICE, "candidate early"));
        calls(alice).connected(call.id());
        assertThat(last(alice)).isEqualTo(Call.State.Connected.CONNECTED);

        world.pass(30 * World.SECOND, World.SECOND);
        calls(bob).hangUp(call.id());
        world.settle();

        assertThat(last(alice)).isEqualTo(ended(Call.End.HUNG_UP));
        assertThat(last(bob)).isEqualTo(ended(Call.End.HUNG_UP));
        assertThat(log(alice)).hasSize(1).isEqualTo(log(bob));
        assertThat(log(alice).getFirst()).isInstanceOfSatisfying(Line.Call.class, line -> {
            assertThat(line.end()).isEqualTo(CallEnd.ANSWERED);
            assertThat(line.durationMillis()).isBetween(30_000L, 40_000L);
        });
        assertThat(calls(alice).current()).isEmpty();
        Ciphertexts.neverShareACounter(world.relay);
    }

    @Test
    @DisplayName(
            "C-A-2 a description whose fingerprint is not the sealed one is refused: offer, answer, later words, own")
    void fingerprints_are_held_against() {
        assertThat(calls(alice).start(chat, Media.AUDIO, sdp(ofBob), ofAlice))
                .isEqualTo(Started.Refused.WRONG_FINGERPRINT);
        assertThat(calls(alice).start(chat, Media.AUDIO, "v=0", ofAlice)).isEqualTo(Started.Refused.WRONG_FINGERPRINT);
        Call call = start(alice, ofAlice);
        assertThat(calls(bob).accept(call.id(), sdp(ofAlice), ofBob)).isEqualTo(Started.Refused.WRONG_FINGERPRINT);
        calls(bob).accept(call.id(), sdp(ofBob), ofBob);
        world.settle();

        calls(alice).candidate(call.id(), sdp(ofBob));
        world.settle();

        assertThat(last(bob)).isEqualTo(ended(Call.End.FAILED));
        assertThat(bob.events).doesNotContain(new Event.CallSignal(call.id(), Step.ICE, sdp(ofBob)));
        assertThat(last(alice)).isEqualTo(ended(Call.End.HUNG_UP));
    }

    @Test
    @DisplayName("C-A-3 the first answer wins; the other devices stop ringing, and have the line too")
    void the_first_answer_wins() {
        Phone tablet = world.link(bob);
        world.settle();
        Call call = start(alice, ofAlice);
        assertThat(last(tablet)).isEqualTo(Call.State.Ringing.RINGING);

        calls(tablet).accept(call.id(), sdp(ofBob), ofBob);
        assertThat(calls(bob).accept(call.id(), sdp(ofBob), ofBob)).isEqualTo(Started.Refused.OVER);
        world.settle();

        assertThat(last(bob)).isEqualTo(ended(Call.End.ELSEWHERE));
        assertThat(last(alice)).isEqualTo(Call.State.Connecting.CONNECTING);
        calls(alice).hangUp(call.id());
        world.settle();
        assertThat(last(tablet)).isEqualTo(ended(Call.End.HUNG_UP));
        assertThat(log(bob)).hasSize(1).isEqualTo(log(tablet)).isEqualTo(log(alice));
    }

    @Test
    @DisplayName("C-A-3 a call that rings stops ringing where another device of ours answered or declined")
    void ringing_stops_elsewhere() {
        Phone tablet = world.link(bob);
        world.settle();
        Call answered = start(alice, ofAlice);
        calls(tablet).accept(answered.id(), sdp(ofBob), ofBob);
        world.settle();
        assertThat(last(bob)).isEqualTo(ended(Call.End.ELSEWHERE));
        calls(tablet).hangUp(answered.id());
        world.settle();

        Call declined = start(alice, ofAlice);
        calls(bob).decline(declined.id());
        world.settle();
        assertThat(last(tablet)).isEqualTo(ended(Call.End.ELSEWHERE));
        assertThat(last(alice)).isEqualTo(ended(Call.End.DECLINED));
    }

    @Test
    @DisplayName("C-A-3 nobody answers for sixty seconds: missed, on both sides")
    void nobody_answers() {
        start(alice, ofAlice);
        world.pass(59 * World.SECOND, World.SECOND);
        assertThat(last(alice)).isEqualTo(Call.State.Ringing.RINGING);

        world.pass(2 * World.SECOND, World.SECOND);

        assertThat(last(alice)).isEqualTo(ended(Call.End.MISSED));
        assertThat(last(bob)).isEqualTo(ended(Call.End.MISSED));
        assertThat(log(bob)).first().isInstanceOfSatisfying(Line.Call.class, line -> assertThat(line.end())
                .isEqualTo(CallEnd.MISSED));
    }

    @Test
    @DisplayName("C-A-3 declined, busy, and both at once: one call is kept")
    void declined_busy_and_crossed() {
        Call declined = start(alice, ofAlice);
        calls(bob).decline(declined.id());
        world.settle();
        assertThat(last(alice)).isEqualTo(ended(Call.End.DECLINED));

        connected();
        assertThat(calls(alice).start(chat, Media.AUDIO, sdp(ofAlice), ofAlice)).isEqualTo(Started.Refused.BUSY);
        Phone carol = world.register("carol");
        UUID other = carol.directWith(bob);
        world.settle();
        carol.send(other, "may I?");
        world.settle();
        assertThat(calls(carol).start(other, Media.AUDIO, sdp(ofAlice), ofAlice))
                .isInstanceOf(Started.Ok.class);
        world.settle();
        assertThat(last(carol)).isEqualTo(ended(Call.End.BUSY));
        calls(bob).hangUp(calls(bob).current().orElseThrow().id());
        world.settle();

        Started one = calls(alice).start(chat, Media.AUDIO, sdp(ofAlice), ofAlice);
        Started two = calls(bob).start(chat, Media.AUDIO, sdp(ofBob), ofBob);
        assertThat(one).isInstanceOf(Started.Ok.class);
        assertThat(two).isInstanceOf(Started.Ok.class);
        world.settle();
        assertThat(calls(alice).current())
                .map(Call::id)
                .isEqualTo(calls(bob).current().map(Call::id));
        assertThat(calls(alice).current()).isPresent();
        assertThat(calls(alice).current().get().outgoing())
                .isNotEqualTo(calls(bob).current().get().outgoing());
    }

    @Test
    @DisplayName("C-A-1 a stranger and a blocked person ring nowhere; a group is not called")
    void strangers_do_not_ring() {
        Phone eve = world.register("eve");
        UUID request = world.request(eve, bob);
        assertThat(calls(eve).start(request, Media.AUDIO, sdp(ofAlice), ofAlice))
                .isInstanceOf(Started.Ok.class);
        world.settle();
        assertThat(states(bob)).isEmpty();
        assertThat(calls(bob).start(request, Media.AUDIO, sdp(ofBob), ofBob)).isEqualTo(Started.Refused.NOT_ACCEPTED);

        bob.choosing().block(alice.userId(), true);
        start(alice, ofAlice);
        assertThat(states(bob)).isEmpty();
        assertThat(calls(bob).start(chat, Media.AUDIO, sdp(ofBob), ofBob)).isEqualTo(Started.Refused.NOT_ACCEPTED);
        UUID group = alice.groupOf("Hikers", bob);
        world.settle();
        calls(alice).hangUp(calls(alice).current().orElseThrow().id());
        assertThat(calls(alice).start(group, Media.AUDIO, sdp(ofAlice), ofAlice))
                .isEqualTo(Started.Refused.NOT_THERE);
        assertThat(world.relay.device(bob.self()).waiting()).isZero();
    }

    @Test
    @DisplayName("R2.3 whose identity changed is not called before the user looked at it")
    void a_changed_identity_is_not_called() {
        world.startOver(bob);
        world.settle();

        assertThat(calls(alice).start(chat, Media.AUDIO, sdp(ofAlice), ofAlice))
                .isEqualTo(Started.Refused.IDENTITY_CHANGED);
        alice.accept(bob, false);
        assertThat(calls(alice).start(chat, Media.AUDIO, sdp(ofAlice), ofAlice)).isInstanceOf(Started.Ok.class);
    }

    @Test
    @DisplayName("C-A-4 the relay hears of a call that goes on once a minute, and nothing in clear")
    void a_sign_of_life() {
        Call call = connected();
        int before = world.relay.calls.seen.size();
        world.pass(3 * World.MINUTE, World.SECOND);

        List<CallFrame> seen = world.relay.calls.seen;
        assertThat(seen.subList(before, seen.size()))
                .allMatch(frame ->
                        frame.kind() == CallKind.ICE && frame.envelopes().isEmpty())
                .hasSizeBetween(6, 10);
        assertThat(calls(alice).current()).map(Call::id).contains(call.id());
    }

    @Test
    @DisplayName("C-A-5 a device that was away has the line afterwards, once, and not again when it was deleted")
    void the_log_is_caught_up() {
        world.network.cut(bob.self());
        world.phones.remove(bob);
        Call call = start(alice, ofAlice);
        calls(alice).hangUp(call.id());
        world.pass(2 * World.MINUTE, World.MINUTE);

        world.phones.add(bob);
        world.pass(5 * World.SECOND, World.SECOND);
        assertThat(log(bob)).hasSize(1).isEqualTo(log(alice));
        bob.sending().deleteForMe(List.of(call.id()));
        world.network.cut(bob.self());
        world.pass(5 * World.SECOND, World.SECOND);

        assertThat(log(bob)).isEmpty();
    }
}
