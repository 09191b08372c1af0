package com.entativa.messaging.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.entativa.messaging.client.call.Call;
import com.entativa.messaging.client.call.Started;
import com.entativa.messaging.client.content.Aside.Media;
import com.entativa.messaging.client.content.Aside.Step;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.live.Presence;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.CallEnd;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.relay.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is live between two people, over a real relay.
final class CallIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static Octets fingerprint(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Octets.copyOf(bytes);
    }

    private static String description(int fill) {
        String hex = HexFormat.ofDelimiter(":")
                .withUpperCase()
                .formatHex(fingerprint(fill).toArray());
        return "v=0\r\na=fingerprint:sha-256 " + hex + "\r\n";
    }

    private static void awaitEvent(Person person, Event event) {
        Waiting.until(
                person.name() + " is told " + event, SOON, () -> person.live().contains(event));
    }

    private static void awaitState(Person person, Call.State state) {
        Waiting.until(person.name() + "'s call is " + state, SOON, () -> person.live().stream()
                .anyMatch(event -> event instanceof Event.CallChanged(Call call)
                        && call.state().equals(state)));
    }

    private static List<Line> log(Person person, UUID conversation) {
        return person.lines(conversation).stream()
                .map(Message::line)
                .filter(Line.Call.class::isInstance)
                .toList();
    }

    @Test
    @DisplayName(
            "C-A, C-P: a call rings, is answered and ends in both logs; typing and presence show; the relay sees no SDP")
    void two_people_call() {
        try (RelayProcess relay = RelayProcess.start(folder, Map.of());
                Person alice = Person.register("alice", folder, relay.address());
                Person bob = Person.register("bob", folder, relay.address())) {
            alice.goOnline();
            bob.goOnline();
            UUID chat = alice.with(bob).id();
            alice.say(chat, "one");
            bob.awaitHeard(chat, 1);
            bob.say(chat, "two");
            alice.awaitHeard(chat, 1);
            UUID alicesId = alice.messenger().account().self().userId();

            alice.messenger().live().typing(chat, true);
            awaitEvent(bob, new Event.TypingChanged(chat, alicesId, true));
            awaitEvent(bob, new Event.TypingChanged(chat, alicesId, false));

            Started started = alice.messenger().calls().start(chat, Media.VIDEO, description(1), fingerprint(1));
            assertThat(started).isInstanceOf(Started.Ok.class);
            UUID call = ((Started.Ok) started).call().id();
            alice.messenger().calls().candidate(call, "candidate of alice");
            awaitEvent(bob, new Event.CallSignal(call, Step.OFFER, description(1)));
            assertThat(String.join("\n", relay.tables().rows())).doesNotContain("fingerprint");
            assertThat(bob.messenger().calls().accept(call, description(2), fingerprint(2)))
                    .isInstanceOf(Started.Ok.class);
            awaitEvent(alice, new Event.CallSignal(call, Step.ANSWER, description(2)));
            awaitEvent(bob, new Event.CallSignal(call, Step.ICE, "candidate of alice"));
            bob.messenger().calls().candidate(call, "candidate of bob");
            awaitEvent(alice, new Event.CallSignal(call, Step.ICE, "candidate of bob"));

            bob.messenger().calls().hangUp(call);
            awaitState(alice, new Call.State.Ended(Call.End.HUNG_UP));
            Waiting.until(
                    "both have the line",
                    SOON,
                    () -> log(alice, chat).size() == 1 && log(bob, chat).size() == 1);
            assertThat(log(alice, chat)).isEqualTo(log(bob, chat));
            assertThat(((Line.Call) log(alice, chat).getFirst()).end()).isEqualTo(CallEnd.ANSWERED);
            assertThat(alice.messenger().calls().iceServers()).isEqualTo(new Answer.Ok<>(List.of()));

            bob.messenger().live().watch(List.of(alicesId));
            awaitEvent(bob, new Event.PresenceChanged(new Presence(alicesId, true, 0)));
            assertThat(alice.faults()).isEmpty();
            assertThat(bob.faults()).isEmpty();
            assertThat(LogCheck.findings(relay.logText())).isEmpty();
        }
    }
}
