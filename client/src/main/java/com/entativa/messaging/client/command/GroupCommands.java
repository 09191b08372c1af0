package com.entativa.messaging.client.command;

import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.membership.Changing;
import com.entativa.messaging.client.membership.Leaving;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.sync.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Groups: who is in them, what they are called. Changes need the relay; `Unreachable` says that one may have
/// been carried out, or will be once the relay is there. Only admins change a group; everybody may leave.
public final class GroupCommands {
    private final Profile profile;
    private final Actor actor;
    private final Changing changing;
    private final Leaving leaving;

    public GroupCommands(Profile profile, Actor actor, Events events) {
        this.profile = profile;
        this.actor = actor;
        this.changing = new Changing(profile, events::emit);
        this.leaving = new Leaving(profile, events::emit);
    }

    /// Empty where this is no group, or one that was not opened yet.
    public Optional<Group> group(UUID conversationId) {
        return actor.call(() -> find(conversationId));
    }

    private Optional<Group> find(UUID conversationId) {
        return profile.platform().store().inTransaction(rows -> new Groups(rows)
                .shown(conversationId, profile.self().userId()));
    }

    /// A group of these people and this user, its admin. A name has at most 1024 bytes of UTF-8.
    public Answer<Group> create(String name, List<UUID> others) {
        return answer(() -> changing.create(name, others));
    }

    public Answer<Group> invite(UUID conversationId, List<UUID> userIds) {
        return change(conversationId, new GroupAct.Added(userIds));
    }

    public Answer<Group> remove(UUID conversationId, List<UUID> userIds) {
        return change(conversationId, new GroupAct.Removed(userIds));
    }

    public Answer<Group> promote(UUID conversationId, UUID userId, boolean isAdmin) {
        return change(conversationId, new GroupAct.Admin(userId, isAdmin));
    }

    public Answer<Group> rename(UUID conversationId, String name) {
        return change(conversationId, new GroupAct.Renamed(name));
    }

    /// A picture that was uploaded like any file, or none.
    public Answer<Group> picture(UUID conversationId, GroupAct.Picture picture) {
        return change(conversationId, new GroupAct.Pictured(picture));
    }

    /// At once on this device; the others and the relay learn of it as soon as they can.
    public Answer<Group> leave(UUID conversationId) {
        return answer(() -> leaving.leave(conversationId)
                .<Answer<UUID>>map(Answer.Ok::new)
                .orElse(new Answer.Refused<>(Problem.of(ErrorCode.NOT_FOUND, "not a member"))));
    }

    private Answer<Group> change(UUID conversationId, GroupAct act) {
        return answer(() -> changing.change(conversationId, act));
    }

    private Answer<Group> answer(Supplier<Answer<UUID>> act) {
        return actor.call(() -> act.get().then(id -> find(id).<Answer<Group>>map(Answer.Ok::new)
                .orElse(new Answer.Unreachable<>("the group is not here"))));
    }
}
