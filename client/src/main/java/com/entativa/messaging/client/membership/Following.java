package com.entativa.messaging.client.membership;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupNews;
import com.entativa.messaging.client.group.Behind;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.membership.Updates.Update;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.timeline.Timeline.Work;
import java.util.List;
import java.util.UUID;

/// Follows groups as members tell of them, within one transaction and in the order of the mailbox.
public final class Following {
    private final Profile profile;
    private final Work work;
    private final Groups groups;
    private final Updates updates;
    private final Behind behind;

    public Following(Profile profile, Work work) {
        this.profile = profile;
        this.work = work;
        this.groups = new Groups(work.rows());
        this.updates = new Updates(work.rows());
        this.behind = new Behind(work.rows());
    }

    /// News by this person; their line has this time. True when the relay must be asked before what comes next
    /// can be judged.
    public boolean took(UUID by, long atMillis, Content content, GroupNews news) {
        return switch (news) {
            case GroupNews.Leaving _ -> {
                show(content.messageId(), content.conversationId(), by, atMillis, GroupAct.Plain.LEFT);
                groups.find(content.conversationId()).ifPresent(state -> groups.put(state.announced(by)));
                yield false;
            }
            case GroupNews.Update update -> took(new Update(by, atMillis, content, update));
        };
    }

    private boolean took(Update update) {
        UUID conversationId = update.content().conversationId();
        updates.add(update);
        boolean follows = groups.find(conversationId)
                .filter(GroupState::isMember)
                .filter(this::follows)
                .isPresent();
        if (!follows) behind.mark(conversationId, 0);
        return !follows;
    }

    /// Applies what is next, one after the other. False when something is missing in between.
    private boolean follows(GroupState before) {
        GroupState state = before;
        boolean isWhole = true;
        for (Update update : updates.of(state.conversationId())) {
            if (update.revision() > state.memory().revision() + 1 || needsCharter(state, update)) {
                isWhole = false;
                break;
            }
            updates.remove(update);
            state = judged(state, update);
        }
        put(before, state);
        return isWhole;
    }

    private static boolean needsCharter(GroupState state, Update update) {
        boolean saysNothing = update.act() == GroupAct.Plain.NOTHING || update.act() == GroupAct.Plain.CREATED;
        return saysNothing && update.revision() > state.memory().revision();
    }

    private GroupState judged(GroupState state, Update update) {
        boolean isNext = update.revision() == state.memory().revision() + 1;
        boolean mayChange =
                isNext ? state.charter().isAdmin(update.by()) : state.mayHaveMade(update.by(), update.revision());
        if (!mayChange) return state;
        show(update);
        GroupState next =
                isNext ? state.told(update.news().seal(), state.charter().after(update.act())) : state;
        return update.act() instanceof GroupAct.Removed(List<UUID> gone) ? next.settled(gone) : next;
    }

    private void put(GroupState before, GroupState state) {
        boolean isOut = !state.charter().members().containsKey(profile.self().userId());
        GroupState now = isOut ? state.standing(GroupState.Standing.REMOVED) : state;
        if (now.equals(before)) return;
        groups.put(now);
        work.timeline().tellChanged(now.conversationId());
    }

    /// The relay says that the group changed. What its admins told of it may be on its way: a moment for that.
    public void noticed(UUID conversationId, long revision, Behind.Notice notice) {
        groups.find(conversationId).ifPresent(state -> {
            GroupState settled = state.settled(revision);
            if (!settled.equals(state)) groups.put(settled);
            boolean isKnown = revision <= state.memory().revision();
            if (!isKnown) behind.mark(conversationId, profile.nowMillis() + grace(), notice);
        });
    }

    /// Drawn, so that not all members of a large group ask at once.
    private long grace() {
        return Refresh.BACKOFF.delayMillis(1, profile.platform().randomness());
    }

    void show(Update update) {
        if (update.act() == GroupAct.Plain.NOTHING) return;
        Content content = update.content();
        show(content.messageId(), content.conversationId(), update.by(), update.atMillis(), update.act());
    }

    void show(UUID id, UUID conversationId, UUID by, long atMillis, GroupAct act) {
        work.timeline().put(new Message(id, conversationId, by, atMillis, new Line.Group(act)));
    }
}
