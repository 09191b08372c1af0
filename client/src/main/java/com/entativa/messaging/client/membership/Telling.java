package com.entativa.messaging.client.membership;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupNews;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.store.Transaction;
import java.util.List;
import java.util.UUID;

/// Tells devices of groups as they stand, within one transaction: those that were set up after the last change.
public record Telling(Profile profile, Transaction rows) {

    /// Of all groups, to the user's other devices.
    public void ownDevices() {
        Addressing own = new Addressing.People(List.of(profile.self().userId()));
        new Groups(rows).all().forEach(state -> tell(state, own));
    }

    /// Of one group, to a member's devices.
    public void member(UUID conversationId, UUID userId, Addressing devices) {
        new Groups(rows)
                .find(conversationId)
                .filter(state -> state.charter().members().containsKey(userId))
                .ifPresent(state -> tell(state, devices));
    }

    private void tell(GroupState state, Addressing devices) {
        boolean isSealed = state.seal().revision() > 0;
        if (!state.isMember() || !isSealed) return;
        GroupNews news = new GroupNews.Update(state.seal(), GroupAct.Plain.NOTHING);
        new Queue(profile, rows).add(state.conversationId(), news, devices);
    }
}
