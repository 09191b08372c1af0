package com.entativa.messaging.server;

import com.entativa.messaging.api.AuthSession;
import com.entativa.messaging.server.AccessTable.Kind;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/// The callers of the access table, one account each; the waiting one is the owner's second device.
record AccessCast(TestRelay relay, Map<Kind, AuthSession> callers, AuthSession third) {
    static final String PASSWORD = "correct horse";

    static AccessCast of(TestRelay relay) {
        Map<Kind, AuthSession> callers = new EnumMap<>(Kind.class);
        Chats chats = new Chats(relay);
        for (Kind kind : Kind.values()) if (kind != Kind.WAITING) callers.put(kind, chats.person());
        AccessCast cast = new AccessCast(relay, callers, chats.person());
        callers.put(Kind.WAITING, relay.logIn(cast.of(Kind.OWNER), PASSWORD));
        return cast;
    }

    /// As many people, each like the model, which has no keys yet and a waiting device.
    static AccessCast like(TestRelay relay, AuthSession model, AuthSession waiting) {
        Map<Kind, AuthSession> callers = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) if (kind != Kind.WAITING) callers.put(kind, twin(relay, model));
        AccessCast cast = new AccessCast(relay, callers, twin(relay, model));
        callers.put(Kind.WAITING, relay.twin(waiting, cast.of(Kind.OWNER).userId()));
        return cast;
    }

    private static AuthSession twin(TestRelay relay, AuthSession model) {
        AuthSession twin = relay.twin(model, UUID.randomUUID());
        relay.giveKeys(twin, new Keys(), 1);
        return twin;
    }

    AuthSession of(Kind kind) {
        AuthSession session = callers.get(kind);
        if (session == null) throw new IllegalStateException("nobody is " + kind);
        return session;
    }

    Chats chats() {
        return new Chats(relay);
    }

    String username(AuthSession of) {
        return relay.get(of.accessToken(), "/api/v1/users/" + of.userId())
                .json()
                .text("username");
    }
}
