package com.entativa.messaging.cli;

import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.jdk.ProfileFolder;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/// A command that works on a profile which has an account.
abstract sealed class OnProfile implements Callable<Integer>
        permits ApproveCommand,
                ChatCommand,
                DevicesCommand,
                HistoryCommand,
                InboxCommand,
                RevokeCommand,
                SafetyCommand,
                SendCommand {
    @Mixin
    final ProfileOptions options = new ProfileOptions();

    @Override
    public final Integer call() {
        Happenings happenings = new Happenings();
        try (ProfileFolder profile = options.open()) {
            Optional<Messenger> opened = Messenger.open(profile.platform(), happenings);
            if (opened.isEmpty()) throw new CannotGoOn("this profile has no account: messenger register, or login");
            try (Messenger messenger = opened.get()) {
                // Scripts have nobody to ask whether a stranger may write.
                messenger.chats().welcomeStrangers(true);
                return run(messenger, happenings, Printer.to(options.json));
            }
        }
    }

    abstract int run(Messenger messenger, Happenings happenings, Printer printer);
}
