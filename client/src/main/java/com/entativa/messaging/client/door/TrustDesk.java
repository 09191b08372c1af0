package com.entativa.messaging.client.door;

import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.Messenger;
import com.entativa.messaging.protocol.fingerprint.SafetyNumber;
import java.util.Optional;
import java.util.UUID;

/// Safety numbers, and what the user makes of a person's identity. R2.3
final class TrustDesk {
    private TrustDesk() {}

    static void open(Register register) {
        register.on("safety_number", TrustDesk::number)
                .does(
                        "verify",
                        (messenger, with) -> messenger.acceptIdentity(with.uuid("user_id"), with.flag("verified")))
                .does("accept_identity", (messenger, with) -> messenger.acceptIdentity(with.uuid("user_id"), false));
    }

    private static Reply number(Messenger messenger, Json.Obj with) {
        UUID person = with.uuid("user_id");
        Optional<SafetyNumber> number = messenger.safetyNumber(person);
        if (number.isEmpty()) return Reply.notThere();
        return new Reply.Ok(Json.build()
                .put("digits", number.get().digits())
                .put("qr", number.get().qrContent().encoded())
                .put(
                        "trust",
                        messenger
                                .views(views -> views.people().find(person))
                                .trust()
                                .word())
                .object());
    }
}
