package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.client.account.Account;
import com.entativa.messaging.client.attachment.Transfer.Pause;
import com.entativa.messaging.client.link.Approval;
import com.entativa.messaging.client.link.Joining;
import com.entativa.messaging.client.link.LinkCode;
import com.entativa.messaging.client.link.Newcomer;
import com.entativa.messaging.client.message.PlainText;
import com.entativa.messaging.client.view.Word;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Linking: this profile becomes a device of an account, or this account takes one in. ADR 0018
final class LinkDesk {
    private static final long PAUSE_MILLIS = 1_000;

    /// The new device's user has so long to type the code; then the approving one asks again.
    private static final int LOOKS = 60;

    private final Opening opening;
    private final Pause pause;
    private final Consumer<Json.Obj> tell;
    private final AtomicInteger attempt = new AtomicInteger();

    private LinkDesk(Opening opening, Pause pause, Consumer<Json.Obj> tell) {
        this.opening = opening;
        this.pause = pause;
        this.tell = tell;
    }

    static void open(Register register, Opening opening, Pause pause, Consumer<Json.Obj> tell) {
        LinkDesk desk = new LinkDesk(opening, pause, tell);
        register.open("link", desk::link)
                .open("cancel_link", _ -> desk.cancel())
                .on("newcomer", desk::newcomer)
                .on("approve", LinkDesk::approve);
    }

    /// The answer is the code to be shown; what comes of it is told.
    private Reply link(Json.Obj with) {
        if (opening.way() instanceof Opening.Way.None) return AccountDesk.taken();
        int current = attempt.incrementAndGet();
        return Reply.of(Messenger.newcomer(opening.platform(), with.text("device_name")), newcomer -> {
            Joining shown = newcomer.state();
            Thread thread = new Thread(() -> follow(newcomer, shown, current), "link");
            thread.setDaemon(true);
            thread.start();
            return drawn(shown);
        });
    }

    private void follow(Newcomer newcomer, Joining first, int current) {
        try (newcomer) {
            Joining shown = first;
            while (attempt.get() == current) {
                boolean isLast = shown instanceof Joining.Receiving;
                if (isLast) opening.close();
                Joining state = newcomer.next();
                if (isLast) opening.open();
                if (!state.equals(shown)) tell.accept(drawn(state));
                if (state instanceof Joining.Linked || state instanceof Joining.Failed) return;
                shown = state;
                pause.millis(PAUSE_MILLIS);
            }
        }
    }

    private Reply cancel() {
        attempt.incrementAndGet();
        return Reply.done();
    }

    private static Json.Obj drawn(Joining joining) {
        return switch (joining) {
            case Joining.Showing(LinkCode code, long expiresAt) ->
                state("showing")
                        .put("code", code.text())
                        .put("expires_at", expiresAt)
                        .object();
            case Joining.Confirming(String username, int number) ->
                state("confirming")
                        .put("username", PlainText.name(username))
                        .put("number", Integer.toString(number))
                        .object();
            case Joining.Receiving _ -> state("receiving").object();
            case Joining.Linked(Account account) ->
                state("linked").put("self", Opening.self(account)).object();
            case Joining.Failed(Joining.Reason reason) ->
                state("failed").put("reason", Word.of(reason)).object();
        };
    }

    private static Json.Builder state(String word) {
        return Json.build().put("state", word);
    }

    /// Waits until the new device has answered.
    private Reply newcomer(Messenger messenger, Json.Obj with) {
        Approval approval = messenger.linking().scan(with.text("code"));
        for (int looks = 0; approval instanceof Approval.Asking && looks < LOOKS; looks++) {
            pause.millis(PAUSE_MILLIS);
            approval = messenger.linking().look();
        }
        return reply(approval);
    }

    private static Reply approve(Messenger messenger, Json.Obj with) {
        return reply(messenger.linking().choose(With.digits(with, "number")));
    }

    private static Reply reply(Approval approval) {
        return switch (approval) {
            case Approval.Asking _ -> new Reply.Failed("no_answer", "the new device does not answer");
            case Approval.Choosing choosing ->
                new Reply.Ok(Json.build()
                        .put("device_name", PlainText.name(choosing.deviceName()))
                        .put("approval_id", "current")
                        .put("numbers", choosing.numbers(), number -> new Json.Text(Integer.toString(number)))
                        .object());
            case Approval.Approved _ -> Reply.done();
            case Approval.Failed(Approval.Reason reason) ->
                new Reply.Failed(Word.of(reason), "linking ended: " + Word.of(reason));
        };
    }
}
