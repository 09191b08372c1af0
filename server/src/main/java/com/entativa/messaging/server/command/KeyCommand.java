package com.entativa.messaging.server.command;

import com.entativa.messaging.server.account.SigningKeys;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/// `key`: what several nodes need to share, and none of them may make by itself.
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Print a new private key for JWT_SIGNING_JWK or VAPID_JWK. It is kept nowhere; one for each.")
final class KeyCommand implements ServerCommand.Sub {
    private final Surroundings surroundings;

    KeyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int run(SettingOptions options, ParseResult arguments, PrintWriter out) {
        out.println(SigningKeys.fresh(surroundings.random()).toJSONString());
        return 0;
    }
}
