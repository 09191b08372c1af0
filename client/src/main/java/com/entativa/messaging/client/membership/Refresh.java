package com.entativa.messaging.client.membership;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.group.Behind;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Backoff;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Asks the relay for groups of which this device lacks something.
public final class Refresh {
    static final Backoff BACKOFF = new Backoff(4_000, 60 * 60_000);
    private final Profile profile;
    private final Consumer<Event> tell;

    public Refresh(Profile profile, Consumer<Event> tell) {
        this.profile = profile;
        this.tell = tell;
    }

    /// Those that are due. Returns when the next one is, `Long.MAX_VALUE` when none is behind.
    public long run() {
        for (Behind.Group group : all()) if (group.dueMillis() <= profile.nowMillis()) refresh(group.conversationId());
        return all().stream().mapToLong(Behind.Group::dueMillis).min().orElse(Long.MAX_VALUE);
    }

    /// All that waited is here: what a notice was about will not be told by it. Who was removed is told by nobody else.
    public void caughtUp() {
        for (Behind.Group group : all()) if (group.failures() == 0) refresh(group.conversationId());
    }

    private List<Behind.Group> all() {
        return profile.platform().store().inTransaction(rows -> new Behind(rows).all());
    }

    /// Asks for this one now.
    public void refresh(UUID conversationId) {
        Answer<Conversation> answer = profile.relay().conversation(conversationId);
        commit(work -> {
            Found found = new Found(profile, work, conversationId);
            boolean isSettled =
                    switch (answer) {
                        case Answer.Ok<Conversation>(Conversation conversation) ->
                            conversation.id().equals(conversationId) && found.there(conversation);
                        case Answer.Refused<Conversation>(var problem) ->
                            problem.is(ErrorCode.NOT_FOUND) && found.gone();
                        case Answer.Unreachable<Conversation> _ -> false;
                    };
            if (isSettled) new Behind(work.rows()).clear(conversationId);
            else later(new Behind(work.rows()), conversationId);
        });
    }

    private void later(Behind behind, UUID conversationId) {
        behind.find(conversationId).ifPresent(group -> {
            long delay =
                    BACKOFF.delayMillis(group.failures() + 1, profile.platform().randomness());
            behind.put(group.later(profile.nowMillis() + delay));
        });
    }

    private void commit(Consumer<Work> act) {
        Timeline.commit(profile, tell, work -> {
            act.accept(work);
            return true;
        });
    }
}
