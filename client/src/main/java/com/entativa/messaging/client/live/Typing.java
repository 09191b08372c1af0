package com.entativa.messaging.client.live;

import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.TypingFrame;
import com.entativa.messaging.api.TypingState;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.conversation.Privacy;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Who types. Others stop when they say so, when their words are here, and when nothing more is heard of it. On the
/// actor's thread. C-P-1, C-P-2
public final class Typing {
    /// What was begun and not said again is over after this.
    static final long LASTS_MILLIS = 6_000;

    /// Our own is said again no sooner.
    static final long SAY_EVERY_MILLIS = 3_000;

    private final Profile profile;
    private final Events events;
    private final Map<Typist, Long> overAtMillis = new HashMap<>();
    private final Map<UUID, Long> saidAtMillis = new HashMap<>();

    private record Typist(UUID conversationId, UUID userId) {}

    public Typing(Profile profile, Events events) {
        this.profile = profile;
        this.events = events;
    }

    /// As the relay passes it on. Where the conversation is not accepted, the person is blocked or not in it, nothing
    /// shows.
    public void heard(LiveFrame.Typing frame) {
        Typist typist = new Typist(frame.conversationId(), frame.userId());
        if (frame.state() == TypingState.STOPPED) stopped(typist);
        else if (isWelcome(typist)) started(typist);
    }

    private void started(Typist typist) {
        Long before = overAtMillis.put(typist, profile.nowMillis() + LASTS_MILLIS);
        if (before == null) events.emit(new Event.TypingChanged(typist.conversationId, typist.userId, true));
    }

    private void stopped(Typist typist) {
        if (overAtMillis.remove(typist) == null) return;
        events.emit(new Event.TypingChanged(typist.conversationId, typist.userId, false));
    }

    private boolean isWelcome(Typist typist) {
        if (typist.userId.equals(profile.self().userId())) return false;
        return profile.platform()
                .store()
                .inTransaction(rows -> Privacy.of(rows).typing()
                        && new Chats(rows).welcomes(typist.conversationId, typist.userId)
                        && new Groups(rows).members(typist.conversationId).contains(typist.userId));
    }

    private static boolean maySay(Transaction rows, UUID conversationId) {
        return Privacy.of(rows).typing()
                && new Chats(rows).find(conversationId).filter(Chat::isAccepted).isPresent();
    }

    /// Somebody's words are here: they type no more.
    public void shown(Message message) {
        if (message.line() instanceof Message.Line.Received) {
            stopped(new Typist(message.conversationId(), message.senderId()));
        } else if (message.line() instanceof Message.Line.Own) {
            saidAtMillis.remove(message.conversationId());
        }
    }

    /// What there is to say of our own typing, if it is time to. A stranger who is not accepted is not told.
    public Optional<TypingFrame> own(UUID conversationId, boolean types) {
        Long saidAt = saidAtMillis.get(conversationId);
        if (!types) {
            saidAtMillis.remove(conversationId);
            return saidAt == null
                    ? Optional.empty()
                    : Optional.of(new TypingFrame(conversationId, TypingState.STOPPED));
        }
        long now = profile.nowMillis();
        boolean isEarly = saidAt != null && now - saidAt < SAY_EVERY_MILLIS;
        boolean isAllowed = profile.platform().store().inTransaction(rows -> maySay(rows, conversationId));
        if (isEarly || !isAllowed) return Optional.empty();
        saidAtMillis.put(conversationId, now);
        return Optional.of(new TypingFrame(conversationId, TypingState.STARTED));
    }

    /// Nothing is known any more: nobody types.
    public void disconnected() {
        List.copyOf(overAtMillis.keySet()).forEach(this::stopped);
        saidAtMillis.clear();
    }

    /// The milliseconds until somebody's typing is over.
    public long tick() {
        long next = Long.MAX_VALUE;
        for (Map.Entry<Typist, Long> each : List.copyOf(overAtMillis.entrySet())) {
            long left = each.getValue() - profile.nowMillis();
            if (left <= 0) stopped(each.getKey());
            else next = Math.min(next, left);
        }
        return next;
    }
}
