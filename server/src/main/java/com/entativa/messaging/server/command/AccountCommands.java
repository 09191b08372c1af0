package com.entativa.messaging.server.command;

import com.entativa.messaging.server.account.AdminStore;
import com.entativa.messaging.server.account.DisabledAccounts;
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

/// `account …`: what an operator may do with accounts. Usernames are shown to the operator on purpose.
@Command(name = "account", mixinStandardHelpOptions = true, description = "List, disable, enable, delete accounts.")
final class AccountCommands implements ServerCommand.Group {
    private final Administration administration;

    AccountCommands(Administration administration) {
        this.administration = administration;
    }

    @Override
    public List<ServerCommand.Sub> commands() {
        return List.of(
                new ListAccounts(administration),
                new Disable(administration),
                new Enable(administration),
                new Delete(administration));
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "In the order of making, a page at a time.")
    private static final class ListAccounts implements ServerCommand.Sub {
        private final Administration administration;

        @Option(names = "--after", paramLabel = "ID", description = "begin after this account")
        private UUID after = new UUID(0, 0);

        @Option(names = "--limit", paramLabel = "N", description = "accounts shown; 50 unless told")
        private int limit = 50;

        ListAccounts(Administration administration) {
            this.administration = administration;
        }

        @Override
        public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
            return administration.of(options.config(arguments), here -> {
                for (AdminStore.Summary account : here.accounts().list(after, limit)) out.println(line(account));
                return 0;
            });
        }

        private static String line(AdminStore.Summary account) {
            String disabled = account.disabledAtMillis() == 0
                    ? ""
                    : " disabled=" + Instant.ofEpochMilli(account.disabledAtMillis());
            return account.id() + " " + account.username() + " created="
                    + Instant.ofEpochMilli(account.createdAtMillis()) + " devices=" + account.devices() + disabled;
        }
    }

    @Command(
            name = "disable",
            mixinStandardHelpOptions = true,
            description = "Refuse its log-ins and tokens, cut its sockets within seconds. Nothing is deleted.")
    private static final class Disable implements ServerCommand.Sub {
        private final Administration administration;

        @Parameters(paramLabel = "ID")
        private UUID account = new UUID(0, 0);

        Disable(Administration administration) {
            this.administration = administration;
        }

        @Override
        public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
            return administration.of(options.config(arguments), here -> {
                boolean done = here.accounts().disable(account, here.nowMillis());
                return Administration.said(done, "disabled", "there is no such account", out);
            });
        }
    }

    @Command(
            name = "delete",
            mixinStandardHelpOptions = true,
            description =
                    "Disable it, wait until running servers have cut its sockets, then delete all its rows for good.")
    private static final class Delete implements ServerCommand.Sub {
        private static final Duration UNTIL_CUT = DisabledAccounts.PERIOD.multipliedBy(2);
        private final Administration administration;

        @Parameters(paramLabel = "ID")
        private UUID account = new UUID(0, 0);

        @Option(names = "--yes", required = true, description = "nothing brings it back but a restore of everything")
        private boolean sure;

        Delete(Administration administration) {
            this.administration = administration;
        }

        @Override
        public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
            return administration.of(options.config(arguments), here -> {
                boolean known = sure && here.accounts().disable(account, here.nowMillis());
                if (known && paused()) here.removal().remove(account, here.nowMillis());
                return Administration.said(known, "deleted", "there is no such account", out);
            });
        }

        private static boolean paused() {
            try {
                Thread.sleep(UNTIL_CUT);
                return true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted: the account is disabled, not deleted", e);
            }
        }
    }

    @Command(name = "enable", mixinStandardHelpOptions = true, description = "Let a disabled account in again.")
    private static final class Enable implements ServerCommand.Sub {
        private final Administration administration;

        @Parameters(paramLabel = "ID")
        private UUID account = new UUID(0, 0);

        Enable(Administration administration) {
            this.administration = administration;
        }

        @Override
        public int run(SettingOptions options, ParseResult arguments, PrintWriter out) throws IOException {
            return administration.of(options.config(arguments), here -> {
                boolean done = here.accounts().enable(account);
                return Administration.said(done, "enabled", "there is no such account", out);
            });
        }
    }
}
