package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.platform.Platform;
import com.entativa.messaging.client.transfer.FileTraffic;
import com.entativa.messaging.client.transfer.Ports;
import com.entativa.messaging.client.view.PersonView;
import java.util.Optional;

/// The messenger of a profile, as soon as there is an account.
final class Opening {
    private static final String ACTIVE = "active";

    private final Platform platform;
    private final Ports ports;
    private final Told told;
    private volatile State state = State.Closed.CLOSED;

    private sealed interface State {
        enum Closed implements State {
            CLOSED
        }

        record Open(Messenger messenger, FileTraffic traffic) implements State {}
    }

    Opening(Platform platform, Ports ports, Told told) {
        this.platform = platform;
        this.ports = ports;
        this.told = told;
    }

    Platform platform() {
        return platform;
    }

    Optional<Messenger> messenger() {
        return state instanceof State.Open(Messenger messenger, FileTraffic _)
                ? Optional.of(messenger)
                : Optional.empty();
    }

    /// Where there is a messenger.
    FileTraffic traffic() {
        if (state instanceof State.Open(Messenger _, FileTraffic traffic)) return traffic;
        throw new IllegalStateException("there is no messenger");
    }

    /// Nothing happens when there is no account. Files that were on their way go on.
    void open() {
        Messenger.open(platform, this::happened).ifPresent(messenger -> {
            FileTraffic traffic = messenger.files(ports);
            state = new State.Open(messenger, traffic);
            traffic.resume();
        });
    }

    /// How an account may be entered here.
    sealed interface Way {
        enum Fresh implements Way {
            FRESH
        }

        /// The log-in is over, or the device only waits: what is here stays, and is this account's. R2.4
        record Back(Account before) implements Way {}

        /// There is one.
        enum None implements Way {
            NONE
        }
    }

    Way way() {
        Optional<Messenger> messenger = messenger();
        if (messenger.isEmpty()) return Way.Fresh.FRESH;
        return standing(messenger.get()).equals(ACTIVE)
                ? Way.None.NONE
                : new Way.Back(messenger.get().account());
    }

    private void happened(Event event) {
        if (!(state instanceof State.Open(Messenger messenger, FileTraffic traffic))) return;
        told.tell(messenger, event);
        boolean isOnline =
                event instanceof Event.ConnectionChanged(Event.Connected how) && how == Event.Connected.ONLINE;
        if (isOnline) traffic.resume();
    }

    void close() {
        messenger().ifPresent(Messenger::close);
        state = State.Closed.CLOSED;
    }

    Json.Obj hello() {
        Json.Builder hello = Json.build().put("version", Door.VERSION).put("standing", standing());
        messenger().ifPresent(messenger -> hello.put("self", self(messenger)));
        return hello.object();
    }

    private String standing() {
        return messenger().map(Opening::standing).orElse("none");
    }

    private static String standing(Messenger messenger) {
        if (messenger.isLoggedOut()) return "logged_out";
        return messenger.account().standing() == Account.Standing.ACTIVE ? ACTIVE : "waiting";
    }

    /// With the name they gave themselves since.
    private static Json self(Messenger messenger) {
        Account account = messenger.account();
        PersonView person =
                messenger.views(views -> views.people().find(account.self().userId()));
        return self(account, person.name(), person.hasPicture());
    }

    static Json self(Account account) {
        return self(account, account.displayName(), false);
    }

    private static Json self(Account account, String name, boolean hasPicture) {
        return Json.build()
                .put("user_id", account.self().userId())
                .put("device_id", account.self().deviceId())
                .put("username", account.username())
                .put("name", name)
                .put("has_picture", hasPicture)
                .object();
    }
}
