package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceBundle;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.session.Introductions;
import com.entativa.messaging.client.session.Introductions.Outcome;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Gets what sealing lacks from the relay: bundles, or the conversation. In one round nothing is asked for twice,
/// however many messages wait for it and whatever the answer was (R1.3).
final class Supplies {
    private final Profile profile;
    private final Store store;
    private final Events events;
    private final Introductions introductions;
    private final Map<Fanout.Outcome, Supplied> failed = new HashMap<>();
    private final Set<DeviceAddress> begun = new HashSet<>();

    Supplies(Profile profile, Store store, Events events) {
        this.profile = profile;
        this.store = store;
        this.events = events;
        this.introductions = new Introductions(profile.platform(), profile.cipher(), profile.account());
    }

    sealed interface Supplied {
        /// What the relay had is in the store: sealing may go on.
        enum Here implements Supplied {
            HERE
        }

        /// Not now, and not before so many milliseconds.
        record Later(long leastMillis) implements Supplied {}

        /// When the relay has what is sent before.
        enum Next implements Supplied {
            NEXT
        }
    }

    void beginRound() {
        failed.clear();
        begun.clear();
    }

    Supplied bundles(Fanout.Outcome.NeedsBundles need, UUID entryId) {
        Supplied before = failed.get(need);
        if (before != null) return before;
        List<DeviceAddress> devices = addresses(need);
        if (!devices.isEmpty() && begun.containsAll(devices)) {
            store.inTransaction(rows -> use(rows, entryId));
            return Supplied.Here.HERE;
        }
        Supplied supplied = introduce(need, entryId);
        if (supplied instanceof Supplied.Later) failed.put(need, supplied);
        return supplied;
    }

    private Supplied introduce(Fanout.Outcome.NeedsBundles need, UUID entryId) {
        UUID userId = need.userId();
        return switch (profile.relay().bundles(userId, need.deviceIds())) {
            case Answer.Ok<UserBundles>(UserBundles user)
            when user.userId().equals(userId) -> introduced(need, user, entryId);
            case Answer.Ok<UserBundles> _, Answer.Unreachable<UserBundles> _ -> new Supplied.Later(0);
            case Answer.Refused<UserBundles>(var problem) ->
                problem.is(ErrorCode.NOT_FOUND)
                        ? introduced(need, new UserBundles(userId, new byte[0], List.of()), entryId)
                        : new Supplied.Later(Outbox.retryAfterMillis(problem));
        };
    }

    private Supplied introduced(Fanout.Outcome.NeedsBundles need, UserBundles user, UUID entryId) {
        Outcome outcome = store.inTransaction(rows -> {
            Outcome met = introductions.introduce(rows, user);
            if (met == Outcome.BAD_BUNDLE) dropFromList(rows, entryId, addresses(need));
            else use(rows, entryId);
            if (isAlone(user)) new Peers(rows).put(new Peers(rows).find(user.userId()));
            if (met == Outcome.INTRODUCED) forgetGone(rows, need, user, entryId);
            return met;
        });
        if (outcome == Outcome.INTRODUCED) {
            for (DeviceBundle device : user.devices()) begun.add(new DeviceAddress(user.userId(), device.deviceId()));
        }
        if (outcome == Outcome.IDENTITY_CHANGED) events.emit(new Event.IdentityChanged(user.userId()));
        boolean nobody = user.devices().isEmpty() && need.deviceIds().isEmpty() && !isAlone(user);
        return nobody || outcome == Outcome.BAD_BUNDLE ? new Supplied.Later(0) : Supplied.Here.HERE;
    }

    /// We have no other device: that is known now, and nothing waits for one.
    private boolean isAlone(UserBundles user) {
        return user.devices().isEmpty() && user.userId().equals(profile.self().userId());
    }

    /// A device that was asked for by name and has no bundle is gone: nothing waits for it any more.
    private void forgetGone(Transaction rows, Fanout.Outcome.NeedsBundles need, UserBundles user, UUID entryId) {
        List<DeviceAddress> gone = new ArrayList<>(addresses(need));
        for (DeviceBundle device : user.devices()) gone.remove(new DeviceAddress(user.userId(), device.deviceId()));
        Peers peers = new Peers(rows);
        for (DeviceAddress device : gone) peers.forget(device);
        dropFromList(rows, entryId, gone);
    }

    private void dropFromList(Transaction rows, UUID entryId, List<DeviceAddress> dropped) {
        Queue queue = new Queue(profile, rows);
        queue.find(entryId).ifPresent(entry -> queue.put(entry.without(dropped)));
    }

    /// The session that `Anew` asked for stands, or waits for the user: from here on it is used.
    private boolean use(Transaction rows, UUID entryId) {
        Queue queue = new Queue(profile, rows);
        queue.find(entryId).ifPresent(entry -> {
            if (entry.addressing() instanceof Addressing.Anew(DeviceAddress device)) {
                queue.put(entry.with(new Addressing.Devices(List.of(device))));
            }
        });
        return true;
    }

    private static List<DeviceAddress> addresses(Fanout.Outcome.NeedsBundles need) {
        return need.deviceIds().stream()
                .map(id -> new DeviceAddress(need.userId(), id))
                .toList();
    }

    Supplied conversation(Fanout.Outcome.NeedsConversation need) {
        Supplied before = failed.get(need);
        if (before != null) return before;
        boolean known = profile.relay().conversation(need.id()) instanceof Answer.Ok<Conversation>(Conversation found)
                && store.inTransaction(rows ->
                        new Conversations(rows).learn(found, profile.self().userId()));
        if (known) return Supplied.Here.HERE;
        failed.put(need, new Supplied.Later(0));
        return new Supplied.Later(0);
    }
}
