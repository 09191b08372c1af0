package com.entativa.messaging.client.membership;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupNews;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.membership.Pending.Change;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.outbox.ResendLog;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Timeline;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// Leaving a group: here at once, then the others are told, then the relay. Until all of them have what we said,
/// the relay still has us: who is out cannot send it again (R1.6). When they cannot be told, or do not confirm, it is
/// done without: nobody is kept.
public final class Leaving {
    private static final long WITHIN_MILLIS = 5 * 60_000;
    private final Profile profile;
    private final Consumer<Event> tell;

    public Leaving(Profile profile, Consumer<Event> tell) {
        this.profile = profile;
        this.tell = tell;
    }

    /// Empty when we are no member.
    public Optional<UUID> leave(UUID conversationId) {
        return Timeline.commit(profile, tell, work -> {
            Groups groups = new Groups(work.rows());
            Optional<GroupState> state = groups.find(conversationId).filter(GroupState::isMember);
            if (state.isEmpty()) return Optional.empty();
            groups.put(state.get().standing(GroupState.Standing.LEFT));
            UUID id = profile.ids().next();
            Content content = new Content(id, conversationId, profile.nowMillis(), GroupNews.Leaving.LEAVING);
            new Queue(profile, work.rows()).addApart(content);
            new Pending(work.rows()).put(new Change.Leave(conversationId, id, profile.nowMillis() + WITHIN_MILLIS));
            UUID self = profile.self().userId();
            new Following(profile, work).show(id, conversationId, self, content.sentAtMillis(), GroupAct.Plain.LEFT);
            work.timeline().tellChanged(conversationId);
            return Optional.of(conversationId);
        });
    }

    /// Something of ours is on its way, or may be asked for.
    private boolean isAwaited(Transaction rows, UUID conversationId) {
        boolean isQueued = new Queue(profile, rows)
                .all().stream()
                        .filter(entry -> entry.conversationId().equals(conversationId))
                        .anyMatch(entry -> !(entry.stage() instanceof Stage.Held));
        return isQueued
                || new ResendLog(rows).isOwed(conversationId, profile.self().userId());
    }

    /// What we did to the group before must be known to the others, or nobody could open it any more.
    private boolean waits(Transaction rows, Change.Leave leave) {
        if (new Pending(rows).act(leave.conversationId()).isPresent()) return true;
        return profile.nowMillis() < leave.latestMillis() && isAwaited(rows, leave.conversationId());
    }

    /// The relay is told when its time has come.
    void proceed(Change.Leave leave) {
        if (profile.platform().store().inTransaction(rows -> waits(rows, leave))) return;
        Answer<Boolean> answer =
                profile.relay().leave(leave.conversationId(), profile.self().userId());
        boolean isOut = answer instanceof Answer.Ok<Boolean>
                || answer instanceof Answer.Refused<Boolean>(Problem problem) && problem.is(ErrorCode.NOT_FOUND);
        if (isOut)
            profile.platform().store().inTransaction(rows -> {
                new Pending(rows).remove(leave);
                new Queue(profile, rows).remove(leave.contentId());
                return true;
            });
    }
}
