package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.account.Enrolment;
import com.entativa.messaging.client.command.AccountCommands.Shown;
import com.entativa.messaging.client.link.OwnDevice;
import com.entativa.messaging.client.message.PlainText;
import com.entativa.messaging.client.relay.AccountCalls.Subscription;
import com.entativa.messaging.client.relay.Answer;
import java.util.List;

/// The account of this profile: the ways into it, its devices, and out of it.
final class AccountDesk {
    private final Opening opening;

    private AccountDesk(Opening opening) {
        this.opening = opening;
    }

    static void open(Register register, Opening opening) {
        AccountDesk desk = new AccountDesk(opening);
        register.open("hello", _ -> new Reply.Ok(opening.hello()))
                .open("register", desk::register)
                .open("log_in", desk::logIn)
                .open("start_over", _ -> desk.startOver())
                .does("connect", (messenger, _) -> messenger.connect())
                .on("log_out", (messenger, _) -> done(messenger.administration().logOut()))
                .on(
                        "change_password",
                        (messenger, with) -> done(messenger
                                .administration()
                                .changePassword(with.text("old_password"), with.text("new_password"))))
                .on(
                        "delete_account",
                        (messenger, with) -> done(messenger.administration().delete(with.text("password"))))
                .on("devices", (messenger, _) -> devices(messenger.linking().devices()));
        privacy(register);
        devices(register);
        push(register);
    }

    private static void privacy(Register register) {
        register.on(
                        "privacy",
                        (messenger, _) -> Reply.of(messenger.administration().shown(), AccountDesk::shown))
                .on("set_privacy", (messenger, with) -> {
                    Shown wanted = new Shown(with.flag("read_receipts"), with.flag("typing"), with.flag("presence"));
                    return Reply.of(messenger.administration().show(wanted), AccountDesk::shown);
                });
    }

    private static Json shown(Shown shown) {
        return Json.build()
                .put("read_receipts", shown.readReceipts())
                .put("typing", shown.typing())
                .put("presence", shown.presence())
                .object();
    }

    private static void devices(Register register) {
        register.on(
                        "revoke_device",
                        (messenger, with) -> devices(messenger.linking().revoke((int) with.integer("device_id"))))
                .on(
                        "rename_device",
                        (messenger, with) ->
                                done(messenger.linking().rename((int) with.integer("device_id"), with.text("name"))))
                .does("know_device", (messenger, with) -> messenger.linking().acknowledge((int)
                        with.integer("device_id")));
    }

    private static void push(Register register) {
        register.on(
                        "push_key",
                        (messenger, _) -> Reply.of(
                                messenger.administration().pushKey(),
                                key -> Json.build().put("key", key).object()))
                .on(
                        "subscribe",
                        (messenger, with) -> done(messenger
                                .administration()
                                .subscribe(new Subscription(
                                        with.text("endpoint"),
                                        with.text("p256dh"),
                                        with.text("auth"),
                                        with.text("navigate")))))
                .on(
                        "unsubscribe",
                        (messenger, _) -> done(messenger.administration().unsubscribe()));
    }

    private Reply register(Json.Obj with) {
        if (opening.messenger().isPresent()) return taken();
        Enrolment enrolment = Messenger.enrolment(opening.platform());
        return entered(enrolment.register(
                with.text("username"), with.text("name"), with.text("password"), With.textOr(with, "invite", "")));
    }

    private Reply logIn(Json.Obj with) {
        String username = with.text("username");
        return switch (opening.way()) {
            case Opening.Way.Fresh _ ->
                entered(Messenger.enrolment(opening.platform()).login(username, with.text("password")));
            case Opening.Way.Back(Account before) ->
                before.username().equals(username)
                        ? logInAgain(before, with.text("password"))
                        : Reply.of(new Answer.Refused<>(Enrolment.otherAccount()), Opening::self);
            case Opening.Way.None _ -> taken();
        };
    }

    /// What is here stays, whatever comes of it. R2.4
    private Reply logInAgain(Account before, String password) {
        opening.close();
        Answer<Account> answer = Messenger.enrolment(opening.platform()).logInAgain(before, password);
        opening.open();
        return Reply.of(answer, Opening::self);
    }

    static Reply taken() {
        return new Reply.Failed("has_account", "this profile has an account");
    }

    /// The device that waits becomes the only one.
    private Reply startOver() {
        if (opening.messenger().isEmpty()) return Reply.notReady();
        Account waiting = opening.messenger().get().account();
        opening.close();
        Answer<Account> answer = Messenger.enrolment(opening.platform()).startOver(waiting);
        opening.open();
        return Reply.of(answer, Opening::self);
    }

    private Reply entered(Answer<Account> answer) {
        if (answer instanceof Answer.Ok<Account>) opening.open();
        return Reply.of(answer, Opening::self);
    }

    private static Reply done(Answer<Boolean> answer) {
        return Reply.of(answer, _ -> Json.build().object());
    }

    private static Reply devices(Answer<List<OwnDevice>> answer) {
        return Reply.of(
                answer,
                devices -> Json.array(devices.stream().map(AccountDesk::device).toList()));
    }

    static Json.Obj device(OwnDevice device) {
        return Json.build()
                .put("device_id", device.deviceId())
                .put("name", PlainText.name(device.name()))
                .put("added_at", device.dates().addedMillis())
                .put("last_seen", device.dates().lastSeenMillis())
                .put("active", device.active())
                .put("this_one", device.mark() == OwnDevice.Mark.THIS_ONE)
                .put("known", device.mark() != OwnDevice.Mark.NEW)
                .object();
    }
}
