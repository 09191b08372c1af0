package com.entativa.messaging.system;

import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// `make demo`: two people talk through a fresh relay, one goes offline, the relay is killed and started again, the
/// backlog
/// arrives; then the conversation is printed beside what the relay's tables held of it.
public final class Demo {
    private static final int SHOWN = 320;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Demo() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createTempDirectory("messenger-demo");
        try {
            new Demo().run(folder);
        } finally {
            Folders.delete(folder);
        }
    }

    private void run(Path folder) {
        out.println("A fresh relay starts.");
        try (RelayProcess relay = RelayProcess.start(folder, Map.of());
                Person alice = Person.register("alice", folder, relay.address());
                Person bob = Person.register("bob", folder, relay.address())) {
            alice.goOnline();
            bob.goOnline();
            UUID conversation = alice.with(bob).id();
            alice.say(conversation, "Hello Bob! Nobody between us can read this.");
            bob.awaitHeard(conversation, 1);
            bob.say(conversation, "Hi Alice. Not even the people who run the relay?");
            alice.awaitHeard(conversation, 1);
            out.println("Alice and Bob have met. Bob goes offline; Alice writes on.");
            bob.goOffline();
            alice.say(conversation, "Not even they. See what it holds of this line.");
            alice.say(conversation, "And now somebody pulls its plug.");
            alice.awaitAll(conversation, Progress.SENT, Progress.DELIVERED);
            List<String> held = relay.tables().rows();
            out.println("The relay is killed (kill -9) and started again.");
            relay.kill();
            relay.startAgain();
            bob.goOnline();
            bob.awaitHeard(conversation, 3);
            bob.say(conversation, "Both came through.");
            alice.awaitHeard(conversation, 2);
            alice.awaitAll(conversation, Progress.DELIVERED);
            print(alice, conversation, held);
        }
    }

    private void print(Person alice, UUID conversation, List<String> held) {
        out.println("\nThe conversation, as Alice sees it:");
        for (Message message : alice.lines(conversation)) {
            switch (message.line()) {
                case Line.Own own -> out.println("  alice  " + own.text() + "  [" + own.progress() + "]");
                case Line.Received received -> out.println("  bob    " + received.text());
                default -> out.println("  (something went wrong)");
            }
        }
        out.println("\nWhat the relay's tables held of it while Bob was offline:");
        held.stream()
                .filter(row -> row.startsWith("message") || row.startsWith("envelope"))
                .forEach(row -> out.println("  " + (row.length() > SHOWN ? row.substring(0, SHOWN) + "…" : row)));
    }
}
