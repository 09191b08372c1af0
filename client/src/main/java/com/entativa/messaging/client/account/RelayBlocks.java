package com.entativa.messaging.client.account;

import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.conversation.Chats.Block;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.outbox.Outbox;
import com.entativa.messaging.client.relay.AccountCalls;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Keeps the relay's list of whom the user blocks as theirs: it refuses what these people send and signal. What
/// was said here is told until the relay has it, crash or not; now and then both lists are held against each other,
/// and of what nobody said here the safer holds. On the actor's thread. C-L-9
public final class RelayBlocks {
    private static final long RETRY_MILLIS = 60_000;
    private static final long COMPARE_MILLIS = 60 * 60 * 1_000;
    private final Profile profile;
    private final Store store;
    private final Events events;
    private long compareAtMillis = Long.MAX_VALUE;
    private long notBeforeMillis;

    public RelayBlocks(Profile profile, Events events) {
        this.profile = profile;
        this.store = profile.platform().store();
        this.events = events;
    }

    /// All that own devices said is here: the lists can be compared.
    public void caughtUp() {
        compareAtMillis = profile.nowMillis();
    }

    /// Before what is queued leaves: what goes to people who are blocked no more would be refused.
    public void release() {
        tell(false);
    }

    /// After it. The milliseconds until there is something to do.
    public long tick() {
        boolean told = tell(true);
        long now = profile.nowMillis();
        if (told && compareAtMillis <= now) compare();
        return Math.max(1, Math.min(compareAtMillis, told ? Long.MAX_VALUE : notBeforeMillis) - now);
    }

    /// False when some have to wait.
    private boolean tell(boolean blocked) {
        if (profile.nowMillis() < notBeforeMillis) return false;
        for (Block word : store.inTransaction(rows -> new Chats(rows).untoldBlocks())) {
            if (word.blocked() == blocked && !tell(word)) return false;
        }
        return true;
    }

    private boolean tell(Block word) {
        Answer<Boolean> answer = calls().block(word.userId(), word.blocked());
        boolean done = answer instanceof Answer.Ok<Boolean>;
        if (done) store.inTransaction(rows -> new Chats(rows).toldBlock(word.userId()));
        else wait(answer);
        return done;
    }

    private void compare() {
        compareAtMillis = profile.nowMillis() + COMPARE_MILLIS;
        switch (calls().blocks()) {
            case Answer.Ok<List<UUID>>(List<UUID> theirs) -> settle(new HashSet<>(theirs));
            case Answer.Refused<List<UUID>> refused -> wait(refused);
            case Answer.Unreachable<List<UUID>> unreachable -> wait(unreachable);
        }
    }

    private void settle(Set<UUID> theirs) {
        Map<UUID, Block> ours = new HashMap<>();
        for (Block word : store.inTransaction(rows -> new Chats(rows).blocks())) ours.put(word.userId(), word);
        for (Block word : ours.values()) {
            if (word.blocked() && !theirs.contains(word.userId()) && !tell(word)) return;
        }
        List<UUID> taken = new ArrayList<>(theirs);
        taken.removeIf(userId -> {
            Block word = ours.get(userId);
            return word != null && word.blocked();
        });
        for (UUID userId : taken) take(userId, ours);
    }

    /// Another device said so: right after the last word known here, so that a later one still holds.
    private void take(UUID userId, Map<UUID, Block> ours) {
        Block word = ours.getOrDefault(userId, new Block(userId, false, Stamp.NONE));
        Stamp after = new Stamp(word.stamp().atMillis() + 1, Stamp.NONE.id());
        store.inTransaction(rows -> {
            new Chats(rows).block(userId, true, after);
            return true;
        });
        events.emit(new Event.PersonChanged(userId));
    }

    private void wait(Answer<?> answer) {
        long asked = answer instanceof Answer.Refused<?>(Problem problem) ? Outbox.retryAfterMillis(problem) : 0;
        notBeforeMillis = profile.nowMillis() + Math.max(RETRY_MILLIS, asked);
        compareAtMillis = Math.max(compareAtMillis == Long.MAX_VALUE ? notBeforeMillis : 0, notBeforeMillis);
    }

    private AccountCalls calls() {
        return profile.relay().account();
    }
}
