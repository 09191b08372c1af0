package com.entativa.messaging.server.presence;

import com.entativa.messaging.api.LiveFrame;
import com.entativa.messaging.api.TypingState;
import com.entativa.messaging.server.conversation.ConversationStore;
import com.entativa.messaging.server.conversation.Conversations;
import com.entativa.messaging.server.mailbox.Wakeups;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// Somebody types, or stopped: told to the others of the conversation who are online, never kept. Blocking; any thread.
public final class Typing {
    /// Of one person in one conversation, one of each state passes in this time; the rest is dropped in silence.
    static final Duration ONE_IN = Duration.ofSeconds(2);

    private final Circles circles;
    private final Conversations conversations;
    private final Wakeups wakeups;
    private final Cache<Said, Boolean> lately;

    private record Said(UUID user, UUID conversation, TypingState state) {}

    public Typing(Circles circles, Conversations conversations, Wakeups wakeups, InstantSource clock) {
        this.circles = circles;
        this.conversations = conversations;
        this.wakeups = wakeups;
        this.lately = Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterWrite(ONE_IN)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /// False: there is no such conversation, or the user is no member of it.
    public boolean say(UUID user, UUID conversation, TypingState state) {
        Set<UUID> others = circles.of(user, conversation);
        if (others.isEmpty()) {
            return conversations.find(user, conversation) instanceof ConversationStore.Found.Ok;
        }
        if (lately.asMap().putIfAbsent(new Said(user, conversation, state), true) == null) {
            wakeups.live(others, new LiveFrame.Typing(conversation, user, state));
        }
        return true;
    }
}
