package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.jdk.ProfileFolder;
import com.entativa.messaging.client.link.Joining;
import com.entativa.messaging.client.link.LinkCode;
import com.entativa.messaging.client.link.Newcomer;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = "Make this computer a further device of your account: another device of yours approves it.")
final class LinkCommand implements Callable<Integer> {
    private static final int PAUSE_MILLIS = 500;

    @Mixin
    private final ProfileOptions options = new ProfileOptions();

    @Option(names = "--name", paramLabel = "NAME", description = "What your other devices call this one.")
    private String name = "Command line on " + System.getProperty("os.name");

    @Override
    public Integer call() throws InterruptedException {
        try (ProfileFolder profile = options.open()) {
            if (isAtWork(profile.platform())) throw new CannotGoOn("this profile has an account");
            Printer printer = Printer.to(options.json);
            Answer<Newcomer> opened = Messenger.newcomer(profile.platform(), name);
            if (!(opened instanceof Answer.Ok<Newcomer>(Newcomer newcomer))) return printer.failed(opened);
            try (newcomer) {
                return follow(newcomer, printer);
            }
        }
    }

    private static boolean isAtWork(Platform platform) {
        return Messenger.account(platform)
                .filter(account -> account.standing() == Account.Standing.ACTIVE)
                .filter(_ -> !Messenger.needsLogIn(platform))
                .isPresent();
    }

    private static int follow(Newcomer newcomer, Printer printer) throws InterruptedException {
        Joining shown = newcomer.state();
        show(shown, printer);
        while (true) {
            Joining state = newcomer.next();
            if (!state.equals(shown)) show(state, printer);
            shown = state;
            if (state instanceof Joining.Linked) return Exit.DONE;
            if (state instanceof Joining.Failed) return Exit.REFUSED;
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static void show(Joining state, Printer printer) {
        switch (state) {
            case Joining.Showing(LinkCode code, long expiresAt) ->
                printer.say(
                        TerminalQr.of(code.text())
                                + "\nScan this with a device of your account, or there: messenger approve "
                                + code.grouped() + "\nGood for ten minutes, and once. Show it to nobody else.",
                        Json.build().put("code", code.text()).put("expires_at", expiresAt));
            case Joining.Confirming(String username, int number) ->
                printer.say(
                        "Your other device (" + Plain.text(username) + ") asks for a number. It is " + number,
                        Json.build().put("username", username).put("number", number));
            case Joining.Receiving _ -> {}
            case Joining.Linked(Account account) ->
                printer.say(
                        "Linked. This is device " + account.self().deviceId() + " of " + Plain.text(account.username())
                                + ".",
                        Json.build()
                                .put("linked", true)
                                .put("user_id", account.self().userId())
                                .put("device_id", account.self().deviceId()));
            case Joining.Failed(Joining.Reason reason) ->
                System.err.println(
                        switch (reason) {
                            case EXPIRED -> "Nobody approved this device. Try again: messenger link";
                            case FORGED -> "What came is not from the device that answered. Nothing was kept.";
                            case OTHER_ACCOUNT ->
                                "This profile holds the messages of another account: use a new one, with --profile.";
                        });
        }
    }
}
