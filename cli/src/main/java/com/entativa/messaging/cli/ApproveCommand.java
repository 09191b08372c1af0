package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.command.LinkingCommands;
import com.entativa.messaging.client.link.Approval;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Link a new device of yours: the one that shows this code, in your own hand.")
final class ApproveCommand extends OnProfile {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int LOOKS = 240;

    @Parameters(paramLabel = "CODE", description = "As messenger link prints it; with or without its dashes.")
    @SuppressWarnings("NullAway.Init")
    private String code;

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        LinkingCommands linking = messenger.linking();
        Approval approval = linking.scan(code);
        for (int look = 0; look < LOOKS && approval instanceof Approval.Asking; look++) {
            happenings.await(_ -> false, PAUSE);
            approval = linking.look();
        }
        if (approval instanceof Approval.Choosing(String name, List<Integer> numbers)) {
            Json.Builder json =
                    Json.build().put("device_name", name).put("numbers", numbers, each -> new Json.Num(each));
            printer.say(question(name, numbers), json);
            approval = linking.choose(answer());
        }
        return ended(approval, printer);
    }

    private static String question(String name, List<Integer> numbers) {
        return "A device that calls itself \"" + Plain.text(name) + "\" will read and write all your messages.\n"
                + "It shows one of these numbers, on its own screen: "
                + String.join("  ", numbers.stream().map(String::valueOf).toList())
                + "\nWhich one? (Anything else: stop.)";
    }

    private static int answer() {
        try {
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String line = in.readLine();
            return line == null || !line.strip().matches("[0-9]{3}") ? 0 : Integer.parseInt(line.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int ended(Approval approval, Printer printer) {
        if (approval instanceof Approval.Approved) {
            printer.say(
                    "Linked. Take it out again: messenger devices, messenger revoke.",
                    Json.build().put("linked", true));
            return Exit.DONE;
        }
        Approval.Reason reason =
                approval instanceof Approval.Failed(Approval.Reason why) ? why : Approval.Reason.NOT_THERE;
        System.err.println(words(reason));
        return reason == Approval.Reason.UNREACHABLE ? Exit.OFFLINE : Exit.REFUSED;
    }

    private static String words(Approval.Reason reason) {
        return switch (reason) {
            case NOT_A_CODE -> "That is no code. On the new device: messenger link";
            case NOT_THERE -> "No device waits for this code. Codes last ten minutes: show a new one.";
            case ANSWERED_BEFORE -> "Somebody answered this code before. Show a new one, where nobody else sees it.";
            case FORGED -> "The device behind this code is not the one that showed it. Nothing was sent.";
            case WRONG_NUMBER -> "That is another number. Nothing was sent, and the code is done with.";
            case TOO_MANY_TRIES -> "Too many tries: wait a minute.";
            case UNREACHABLE -> "The relay cannot be reached.";
        };
    }
}
