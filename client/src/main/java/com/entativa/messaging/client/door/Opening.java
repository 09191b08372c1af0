package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.platform.Platform;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// The messenger of a profile, as soon as there is an account.
final class Opening {
    private final Platform platform;
    private final BiConsumer<Messenger, Event> tell;
    private List<Messenger> open = List.of();

    Opening(Platform platform, BiConsumer<Messenger, Event> tell) {
        this.platform = platform;
        this.tell = tell;
    }

    Platform platform() {
        return platform;
    }

    Optional<Messenger> messenger() {
        return open.stream().findFirst();
    }

    /// Nothing happens when there is no account.
    void open() {
        open =
                Messenger.open(platform, event -> messenger().ifPresent(messenger -> tell.accept(messenger, event)))
                        .stream()
                        .toList();
    }

    void close() {
        open.forEach(Messenger::close);
        open = List.of();
    }

    Json.Obj hello() {
        Json.Builder hello = Json.build().put("version", Door.VERSION).put("standing", standing());
        messenger().ifPresent(messenger -> hello.put("self", self(messenger.account())));
        return hello.object();
    }

    private String standing() {
        return messenger().map(Opening::standing).orElse("none");
    }

    private static String standing(Messenger messenger) {
        if (messenger.isLoggedOut()) return "logged_out";
        return messenger.account().standing() == Account.Standing.ACTIVE ? "active" : "waiting";
    }

    static Json self(Account account) {
        return Json.build()
                .put("user_id", account.self().userId())
                .put("device_id", account.self().deviceId())
                .put("username", account.username())
                .put("name", account.displayName())
                .object();
    }
}
