package com.entativa.messaging.client.group;

import com.entativa.messaging.api.Participant;
import com.entativa.messaging.client.content.GroupAct.Picture;
import com.entativa.messaging.client.message.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A group for whoever draws it. Its name is as an admin wrote it: {@link #shownName} is for screens.
public record Group(UUID conversationId, String name, Picture picture, List<Member> members, Ours ours) {

    /// How we stand in it, and the last revision this device knows.
    public record Ours(GroupState.Standing standing, Participant.Role role, long revision) {}

    public record Member(UUID userId, Participant.Role role, Standing standing) {}

    public enum Standing {
        MEMBER,
        /// Has neither accepted nor answered yet; gets what is said all the same.
        INVITED,
        /// The relay has them in the group, but no admin put them there: they get nothing of ours and are not
        /// heard.
        UNCONFIRMED
    }

    public String shownName() {
        return PlainText.name(name);
    }

    /// `participants`: whom the relay has in it.
    static Group of(GroupState state, UUID self, List<Participant> participants) {
        Charter charter = state.charter();
        List<Member> members = new ArrayList<>();
        charter.members().forEach((id, role) -> members.add(new Member(id, role, standing(id, participants))));
        participants.stream()
                .map(Participant::userId)
                .filter(id -> !charter.members().containsKey(id))
                .filter(_ -> state.isMember())
                .forEach(id -> members.add(new Member(id, Participant.Role.MEMBER, Standing.UNCONFIRMED)));
        members.sort(
                (one, other) -> one.userId().toString().compareTo(other.userId().toString()));
        Participant.Role role = charter.isAdmin(self) ? Participant.Role.ADMIN : Participant.Role.MEMBER;
        Ours ours = new Ours(state.standing(), role, state.memory().revision());
        return new Group(state.conversationId(), charter.name(), charter.picture(), members, ours);
    }

    private static Standing standing(UUID userId, List<Participant> participants) {
        boolean isInvited = participants.stream()
                .anyMatch(one -> one.userId().equals(userId) && one.state() == Participant.State.REQUESTED);
        return isInvited ? Standing.INVITED : Standing.MEMBER;
    }
}
