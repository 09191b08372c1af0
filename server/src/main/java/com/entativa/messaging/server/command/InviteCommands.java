package com.entativa.messaging.server.command;

import com.entativa.messaging.server.account.InviteStore;
import com.entativa.messaging.server.account.Invites;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;

/// `invite …`: codes for `REGISTRATION=invite`.
@Command(name = "invite", mixinStandardHelpOptions = true, description = "Make, list, revoke invite codes.")
final class InviteCommands implements ServerCommand.Group {
    private final Administration administration;

    InviteCommands(Administration administration) {
        this.administration = administration;
    }

    @Override
    public List<ServerCommand.Sub> commands() {
        return List.of(new Create(administration), new ListInvites(administration), new Revoke(administration));
    }

    @Command(name = "create", mixinStandardHelpOptions = true, description = "Print a new code, this once.")
    private static final class Create implements ServerCommand.Sub {
        private final Administration administration;

        @Option(names = "--uses", paramLabel = "N", description = "accounts it is good for; 1 unless told")
        private int uses = 1;

        @Option(names = "--days", paramLabel = "N", description = "days it is good for; 7 unless told")
        private int days = 7;

        Create(Administration administration) {
            this.administration = administration;
        }

        @Override
        public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
            if (uses < 1 || days < 1) {
                out.println("--uses and --days must be positive");
                return 2;
            }
            return administration.of(options.config(arguments), here -> {
                Invites.Created created = here.invites().create(uses, Duration.ofDays(days));
                out.println(created.code());
                out.println(line(created.invite()));
                return 0;
            });
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Those that can still be used.")
    private static final class ListInvites implements ServerCommand.Sub {
        private final Administration administration;

        ListInvites(Administration administration) {
            this.administration = administration;
        }

        @Override
        public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
            return administration.of(options.config(arguments), here -> {
                here.invites().open().forEach(invite -> out.println(line(invite)));
                return 0;
            });
        }
    }

    @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Make a code useless.")
    private static final class Revoke implements ServerCommand.Sub {
        private final Administration administration;

        @Parameters(paramLabel = "ID", description = "as list prints it; not the code")
        private UUID invite = new UUID(0, 0);

        Revoke(Administration administration) {
            this.administration = administration;
        }

        @Override
        public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
            return administration.of(options.config(arguments), here -> {
                boolean done = here.invites().revoke(invite);
                return Administration.said(done, "revoked", "there is no such invite", out);
            });
        }
    }

    private static String line(InviteStore.Invite invite) {
        return "id=" + invite.id() + " uses_left=" + invite.usesLeft() + " until="
                + Instant.ofEpochMilli(invite.expiresAtMillis());
    }
}
