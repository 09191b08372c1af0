package com.entativa.messaging.protocol.vector;

import com.entativa.messaging.protocol.Parties;
import com.entativa.messaging.protocol.Parties.Party;
import com.entativa.messaging.protocol.Side;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.handshake.PreKeyBundle.OneTime;
import com.entativa.messaging.protocol.session.Decrypted;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// Plays a conversation of suite 1 from seeds: both sides draw recorded randomness, messages come out of order, some
/// twice, and after every few events both sides' session records are noted.
final class FrozenConversation {
    private static final int EVENTS = 60;
    private static final HexFormat HEX = HexFormat.of();
    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final ArrayNode events = json.arrayNode();
    private final List<byte[]> messages = new ArrayList<>();
    private final List<Integer> flying = new ArrayList<>();
    private final List<Boolean> toBob = new ArrayList<>();
    private final Random script;
    private final Drawn ofAlice;
    private final Drawn ofBob;
    private final Side alice;
    private final Side bob;

    private FrozenConversation(long seed) {
        script = new Random(seed);
        ofAlice = new Drawn(seed + 1);
        ofBob = new Drawn(seed + 2);
        alice = new Side(new Party(1, ofAlice));
        bob = new Side(new Party(2, ofBob));
    }

    /// A seeded source that notes what it gave.
    private static final class Drawn implements Randomness {
        private final Randomness seeded;
        private final StringBuilder all = new StringBuilder();

        Drawn(long seed) {
            seeded = Parties.seeded(seed);
        }

        @Override
        public void fill(byte[] bytes) {
            seeded.fill(bytes);
            all.append(HEX.formatHex(bytes));
        }
    }

    static ObjectNode play(long seed, boolean withOneTimePreKey) {
        return new FrozenConversation(seed).play(withOneTimePreKey);
    }

    private ObjectNode play(boolean withOneTimePreKey) {
        alice.begin(withOneTimePreKey ? bob.party.bundle() : bob.party.bundle(OneTime.None.NONE));
        send(true);
        send(true);
        deliver(flying.removeLast());
        for (int i = 0; i < EVENTS; i++) {
            int dice = script.nextInt(10);
            if (dice < 5 || flying.isEmpty()) send(script.nextBoolean());
            else if (dice < 9) deliver(flying.remove(script.nextInt(flying.size())));
            else deliver(flying.get(script.nextInt(flying.size())));
            if (i % 15 == 14) note();
        }
        while (!flying.isEmpty()) deliver(flying.removeFirst());
        note();
        return json.objectNode()
                .put("source", "made by this project's own code (FrozenConversation) and frozen; suite 1, hex")
                .put("appendix", HEX.formatHex(Parties.APPENDIX))
                .put("now", Parties.NOW)
                .put("drawn_by_alice", ofAlice.all.toString())
                .put("drawn_by_bob", ofBob.all.toString())
                .set("events", events);
    }

    private void send(boolean byAlice) {
        Side from = byAlice ? alice : bob;
        String plaintext = "message " + messages.size() + " " + "x".repeat(script.nextInt(40));
        byte[] message = from.send(plaintext);
        events.addObject()
                .put("send", byAlice ? "alice" : "bob")
                .put("plaintext", plaintext)
                .put("message", HEX.formatHex(message));
        flying.add(messages.size());
        messages.add(message);
        toBob.add(byAlice);
    }

    private void deliver(int index) {
        Decrypted decrypted = (toBob.get(index) ? bob : alice).receive(messages.get(index));
        String outcome =
                switch (decrypted) {
                    case Decrypted.Ok ok -> new String(ok.plaintext(), java.nio.charset.StandardCharsets.UTF_8);
                    case Decrypted.Rejected(Decrypted.Reason reason) -> reason.name();
                };
        events.addObject().put("deliver", index).put("outcome", outcome);
    }

    private void note() {
        events.addObject()
                .put("record_of_alice", HEX.formatHex(alice.snapshot()))
                .put("record_of_bob", HEX.formatHex(bob.snapshot()));
    }
}
