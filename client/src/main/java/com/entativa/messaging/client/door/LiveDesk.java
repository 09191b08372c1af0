package com.entativa.messaging.client.door;

/// Typing and presence: said when it can be, told as events.
final class LiveDesk {
    private LiveDesk() {}

    static void open(Register register) {
        register.does(
                        "typing",
                        (messenger, with) -> messenger.live().typing(with.uuid("conversation_id"), with.flag("typing")))
                .does("watch_presence", (messenger, with) -> messenger.live().watch(With.ids(with, "user_ids")));
    }
}
