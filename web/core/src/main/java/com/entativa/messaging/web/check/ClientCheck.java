package com.entativa.messaging.web.check;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Accounts;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.platform.Http;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.platform.Sockets;
import com.entativa.messaging.client.store.MemoryStore;
import com.entativa.messaging.client.store.SealedStore;
import com.entativa.messaging.protocol.crypto.Crypto;
import com.entativa.messaging.protocol.crypto.KeyPairs;
import com.entativa.messaging.protocol.crypto.Randomness;
import com.entativa.messaging.protocol.session.LocalDevice;
import java.util.List;
import java.util.UUID;

/// The whole client core, actor thread and sealed store included, without a relay: what is said offline is queued,
/// kept
/// and found again by the next messenger over the same store.
public final class ClientCheck {
    private static final UUID CONVERSATION = UUID.fromString("0190f5c0-0000-7000-8000-000000000003");
    private static final UUID SELF = UUID.fromString("0190f5c0-0000-7000-8000-000000000001");
    private final Report report;
    private final Platform platform;

    public ClientCheck(Crypto crypto, Randomness randomness, Report report) {
        this.report = report;
        Http offline = _ -> new Http.Reply.Unreachable("no network here");
        Sockets closed = (_, _, listener) -> listener.ended(new Sockets.End.Closed(1006));
        this.platform = new Platform(
                crypto,
                randomness,
                System::currentTimeMillis,
                new Platform.Network(offline, closed),
                new SealedStore(new MemoryStore(), crypto, randomness, randomness.secret()));
    }

    /// Waits for the actor: run it on a thread of Java's.
    public void run() {
        report.check(
                "no account, no messenger", Messenger.open(platform, _ -> {}).isEmpty());
        platform.store().inTransaction(rows -> {
            new Accounts(platform.crypto(), rows).put(account());
            return true;
        });
        say("one");
        say("two");
        report.check("queued lines are kept", texts().equals(List.of("QUEUED", "QUEUED")));
    }

    private void say(String text) {
        try (Messenger messenger = Messenger.open(platform, _ -> {}).orElseThrow()) {
            messenger.connect();
            messenger.send(CONVERSATION, text);
        }
    }

    private List<String> texts() {
        try (Messenger messenger = Messenger.open(platform, _ -> {}).orElseThrow()) {
            return messenger.history(CONVERSATION, 10).stream()
                    .map(line -> line.line() instanceof Message.Line.Own own
                            ? own.progress().name()
                            : "other")
                    .toList();
        }
    }

    private Account account() {
        LocalDevice device = new LocalDevice(
                KeyPairs.identity(platform.crypto(), platform.randomness().secret()), 7);
        return new Account(new DeviceAddress(SELF, 1), "alice", "Alice", Account.Standing.ACTIVE, device);
    }
}
