package com.entativa.messaging.protocol.session;

import com.entativa.messaging.protocol.key.BaseKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All sessions with one remote device: at most one active, which sends, and the archived ones, newest first, which
/// still receive. Immutable. Sesame §3; P-S-1
public record PeerSessions(Active active, List<Session> archived) {
    /// Archived sessions kept; the oldest falls out.
    static final int MAX_ARCHIVED = 40;

    public static final PeerSessions NONE = new PeerSessions(Active.None.NONE, List.of());

    public sealed interface Active {
        enum None implements Active {
            NONE
        }

        record Of(Session session) implements Active {}
    }

    /// Newest first, the active one before all.
    List<Session> all() {
        List<Session> all = new ArrayList<>(archived.size() + 1);
        if (active instanceof Active.Of(Session session)) all.add(session);
        all.addAll(archived);
        return all;
    }

    Optional<Session> of(BaseKey baseKey) {
        return all().stream()
                .filter(session -> session.baseKey().equals(baseKey))
                .findFirst();
    }

    /// Nothing is sent on the present sessions any more; they still receive.
    public PeerSessions archive() {
        return new PeerSessions(Active.None.NONE, capped(all()));
    }

    /// `session` is active, in the place of an older state of itself; all others are archived.
    PeerSessions activate(Session session) {
        List<Session> others = new ArrayList<>(all());
        others.removeIf(other -> other.baseKey().equals(session.baseKey()));
        return new PeerSessions(new Active.Of(session), capped(others));
    }

    private static List<Session> capped(List<Session> sessions) {
        return List.copyOf(sessions.subList(0, Math.min(MAX_ARCHIVED, sessions.size())));
    }
}
