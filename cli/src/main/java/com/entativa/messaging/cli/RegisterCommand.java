package com.entativa.messaging.cli;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.jdk.ProfileFolder;
import com.entativa.messaging.client.relay.Answer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Make an account; its keys are made here and only their public halves leave this computer.")
final class RegisterCommand implements Callable<Integer> {
    @Mixin
    private final ProfileOptions options = new ProfileOptions();

    @Parameters(paramLabel = "USERNAME", description = "3 to 32 of a-z, 0-9, dot and underscore.")
    @SuppressWarnings("NullAway.Init")
    private String username;

    @Option(names = "--name", paramLabel = "NAME", description = "The name others see. Default: the username.")
    private String displayName = "";

    @Option(names = "--invite", paramLabel = "CODE", description = "Where the server takes new people by invitation.")
    private String invite = "";

    @Override
    public Integer call() {
        try (ProfileFolder profile = options.open()) {
            if (Messenger.account(profile.platform()).isPresent()) throw new CannotGoOn("this profile has an account");
            String password = new String(Secrets.password(true));
            Printer printer = Printer.to(options.json);
            Answer<Account> answer = Messenger.enrolment(profile.platform())
                    .register(username, displayName.isEmpty() ? username : displayName, password, invite);
            if (answer instanceof Answer.Ok<Account>(Account account)) {
                Json.Builder json = Json.build()
                        .put("user_id", account.self().userId())
                        .put("device_id", account.self().deviceId());
                printer.say("Welcome, " + username + ". Your keys are here; the relay has their public halves.", json);
            }
            return printer.failed(answer);
        }
    }
}
