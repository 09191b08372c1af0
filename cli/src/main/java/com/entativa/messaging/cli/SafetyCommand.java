package com.entativa.messaging.cli;

import com.entativa.messaging.api.UserProfile;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.session.Peer;
import com.entativa.messaging.protocol.fingerprint.SafetyNumber;
import com.entativa.messaging.protocol.key.IdentityKey;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "safety",
        mixinStandardHelpOptions = true,
        description =
                "Print the safety number with a person: when both see the same digits, nobody stands between you.")
final class SafetyCommand extends OnProfile {
    @Parameters(paramLabel = "USERNAME")
    @SuppressWarnings("NullAway.Init")
    private String username;

    @ArgGroup
    private final Decision decision = new Decision();

    private static final class Decision {
        @Option(names = "--verify", description = "Mark as verified: you compared the digits.")
        private boolean verify;

        @Option(names = "--accept", description = "Go on with a changed number without comparing.")
        private boolean accept;
    }

    @Override
    int run(Messenger messenger, Happenings happenings, Printer printer) {
        Answer<UserProfile> found = messenger.findUser(username);
        if (!(found instanceof Answer.Ok<UserProfile>(UserProfile user))) return printer.failed(found);
        UUID id = user.userId();
        if (decision.verify || decision.accept) messenger.acceptIdentity(id, decision.verify);
        Optional<SafetyNumber> number = messenger.safetyNumber(id);
        if (number.isEmpty()) {
            System.err.println("There is none yet: write to " + username + " first.");
            return Exit.REFUSED;
        }
        String digits = number.get().digits();
        String standing = standing(messenger.peer(id).identity());
        printer.say(
                grouped(digits) + "\n" + standing,
                Json.build().put("safety_number", digits).put("standing", standing));
        return Exit.DONE;
    }

    private static String standing(Peer.Identity identity) {
        return switch (identity) {
            case Peer.Identity.Unknown _ -> "unknown";
            case Peer.Identity.Pinned(IdentityKey _, boolean verified) -> verified ? "verified" : "not verified";
            case Peer.Identity.Changed _ -> "changed: compare it (--verify) or go on (--accept)";
        };
    }

    /// Four rows of three groups, easy to read aloud.
    private static String grouped(String digits) {
        StringBuilder rows = new StringBuilder();
        for (int at = 0; at < digits.length(); at += 5) {
            rows.append(digits, at, at + 5).append(at % 15 == 10 ? '\n' : ' ');
        }
        return rows.toString().stripTrailing();
    }
}
