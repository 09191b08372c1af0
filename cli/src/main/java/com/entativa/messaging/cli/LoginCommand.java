package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Account.Standing;
import com.entativa.messaging.client.account.Enrolment;
import com.entativa.messaging.client.jdk.ProfileFolder;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.relay.Answer;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description =
                "Log in again on a profile whose log-in is over: all that is there stays. Or log in to an account on a new"
                        + " profile whose other devices are lost, and start over; with another device at hand, link"
                        + " instead: messenger link")
final class LoginCommand implements Callable<Integer> {
    @Mixin
    private final ProfileOptions options = new ProfileOptions();

    @Parameters(paramLabel = "USERNAME")
    @SuppressWarnings("NullAway.Init")
    private String username;

    @Option(
            names = "--start-over",
            description = "Make new keys and this the only device. Messages waiting for other devices are lost, and "
                    + "everybody you write with sees that your safety number changed.")
    private boolean startOver;

    @Override
    public Integer call() {
        try (ProfileFolder profile = options.open()) {
            Enrolment enrolment = Messenger.enrolment(profile.platform());
            Printer printer = Printer.to(options.json);
            Answer<Account> answer = enter(profile.platform(), enrolment);
            if (startOver) answer = answer.then(account -> startOver(enrolment, account));
            if (answer instanceof Answer.Ok<Account>(Account account)) say(printer, account);
            return printer.failed(answer);
        }
    }

    private Answer<Account> enter(Platform platform, Enrolment enrolment) {
        Optional<Account> known = Messenger.account(platform);
        if (known.isEmpty()) return enrolment.login(username, password());
        if (!Messenger.needsLogIn(platform)) return new Answer.Ok<>(known.get());
        if (!known.get().username().equals(username)) return new Answer.Refused<>(Enrolment.otherAccount());
        return enrolment.logInAgain(known.get(), password());
    }

    private static String password() {
        return new String(Secrets.password(false));
    }

    private static Answer<Account> startOver(Enrolment enrolment, Account account) {
        return account.standing() == Standing.WAITING ? enrolment.startOver(account) : new Answer.Ok<>(account);
    }

    private static void say(Printer printer, Account account) {
        boolean active = account.standing() == Standing.ACTIVE;
        Json.Builder json = Json.build()
                .put("user_id", account.self().userId())
                .put("device_id", account.self().deviceId())
                .put("active", active);
        String waiting = "Logged in as device " + account.self().deviceId()
                + ". It waits: without another device of yours, messenger login --start-over " + account.username()
                + "; with one, messenger link.";
        printer.say(active ? "Logged in. This device is active." : waiting, json);
    }
}
