package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Event.Connected;
import com.entativa.messaging.client.relay.Answer;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check this profile: does it open, is it linked, does the relay answer, does all go out?")
final class DoctorCommand extends OnProfile {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        boolean good = true;
        Account account = messenger.account();
        good &= say(
                printer, "profile", true, "opens; " + messenger.conversations().size() + " conversations");
        boolean isActive = account.standing() == Account.Standing.ACTIVE;
        good &= say(printer, "device", isActive, isActive ? "active" : "waits: messenger link, or login --start-over");
        good &= say(
                printer, "log-in", !messenger.isLoggedOut(), messenger.isLoggedOut() ? "ended: log in again" : "good");
        good &= say(printer, "relay", messenger.linking().devices() instanceof Answer.Ok<?>, "answers requests");
        messenger.connect();
        Optional<Event> event = happenings.await(DoctorCommand::connects, PATIENCE);
        boolean isOnline = event.isPresent()
                && event.get() instanceof Event.ConnectionChanged(Connected state)
                && state == Connected.ONLINE;
        good &= say(printer, "socket", isOnline, isOnline ? "opens" : "does not open");
        boolean isSettled = isOnline && Settled.outbox(messenger, happenings);
        good &= say(printer, "outbox", isSettled, isSettled ? "empty" : "has something that does not go out");
        return good ? Exit.DONE : Exit.REFUSED;
    }

    private static boolean connects(Event event) {
        return event instanceof Event.ConnectionChanged(Connected state) && state != Connected.OFFLINE;
    }

    private static boolean say(Printer printer, String what, boolean good, String words) {
        printer.say(
                (good ? "✓ " : "✗ ") + what + ": " + words,
                Json.build().put("check", what).put("good", good).put("words", words));
        return good;
    }
}
