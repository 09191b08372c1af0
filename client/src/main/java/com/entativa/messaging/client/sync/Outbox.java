package com.entativa.messaging.client.sync;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.UserBundles;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.session.Introductions;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.sync.OutboxEntry.Addressing;
import com.entativa.messaging.client.sync.OutboxEntry.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Moves queued messages to the relay: seal (one commit with the sessions), send, learn what came of it. Bundles are
/// fetched once for a person however many messages wait for them, since there is one thread (R1.3). Survives a crash
/// between any two steps: what was sealed is sent again with the same id and bytes.
final class Outbox {
    private final Profile profile;
    private final Store store;
    private final Introductions introductions;
    private final Results results;
    private final Events events;
    private final Set<UUID> inFlight = new HashSet<>();

    Outbox(Profile profile, Store store, Events events) {
        this.profile = profile;
        this.store = store;
        this.events = events;
        this.introductions = new Introductions(profile.platform(), profile.cipher(), profile.account());
        this.results = new Results(profile, store, events);
    }

    /// Sends what is due over `link`. Returns when the next entry is due, `Long.MAX_VALUE` when none waits.
    long pump(Link link) {
        long nextDue = Long.MAX_VALUE;
        for (OutboxEntry entry : store.inTransaction(rows -> new Queue(profile, rows).first())) {
            if (inFlight.contains(entry.id())) continue;
            if (entry.dueMillis() <= profile.nowMillis()) {
                Optional<OutboxEntry> ready = prepare(entry);
                if (ready.isPresent()) submit(ready.get(), link);
            } else {
                nextDue = Math.min(nextDue, entry.dueMillis());
            }
        }
        return nextDue;
    }

    /// The socket is gone: what was in flight goes again on the next.
    void disconnected() {
        inFlight.clear();
    }

    /// The relay has the message.
    void sent(UUID id, long sentAtMillis) {
        inFlight.remove(id);
        results.sent(id, sentAtMillis);
    }

    /// The relay refused the message.
    void refused(UUID id, Problem problem) {
        inFlight.remove(id);
        if (problem.is(ErrorCode.DEVICES_DIFFER)) {
            differs(id, DeviceDifference.from(problem.extensions()));
        } else if (problem.is(ErrorCode.NOT_FOUND) || problem.is(ErrorCode.TOO_LARGE) || isOurFault(problem)) {
            results.failed(id);
        } else {
            postpone(id, retryAfterMillis(problem));
        }
    }

    private static boolean isOurFault(Problem problem) {
        return problem.is(ErrorCode.BAD_REQUEST) || problem.is(ErrorCode.MESSAGE_ID_TAKEN);
    }

    private static long retryAfterMillis(Problem problem) {
        boolean says = problem.extensions().has("retry_after");
        return says ? problem.extensions().integer("retry_after") * 1_000 : 0;
    }

    /// Until it is `Ready`; empty when it has to wait.
    private Optional<OutboxEntry> prepare(OutboxEntry entry) {
        if (entry.stage() instanceof Stage.Ready) return Optional.of(entry);
        Set<Fanout.Outcome> asked = new HashSet<>();
        Optional<OutboxEntry> current = Optional.of(entry);
        while (current.isPresent()) {
            Sealing sealing = seal(current.get());
            if (sealing.outcome instanceof Fanout.Outcome.Envelopes) return Optional.of(sealing.entry);
            boolean goesOn =
                    asked.add(sealing.outcome) ? provide(sealing.outcome, entry.id()) : postpone(entry.id(), 0);
            if (!goesOn) return Optional.empty();
            current = store.inTransaction(rows -> new Queue(profile, rows).find(entry.id()));
        }
        return Optional.empty();
    }

    /// Gets what sealing needs; false when the entry has to wait for it.
    private boolean provide(Fanout.Outcome outcome, UUID entryId) {
        return switch (outcome) {
            case Fanout.Outcome.Envelopes _ -> true;
            case Fanout.Outcome.Held(UUID userId) -> {
                results.held(entryId, userId);
                yield false;
            }
            case Fanout.Outcome.NeedsBundles(UUID userId, List<Integer> deviceIds) ->
                introduce(userId, deviceIds, entryId);
            case Fanout.Outcome.NeedsConversation(UUID id) -> learn(id, entryId);
        };
    }

    private record Sealing(OutboxEntry entry, Fanout.Outcome outcome) {}

    /// R1.1: sessions and ciphertexts in one commit, before anything leaves.
    private Sealing seal(OutboxEntry entry) {
        return store.inTransaction(rows -> {
            Fanout.Outcome outcome = new Fanout(profile, rows).seal(entry);
            if (!(outcome instanceof Fanout.Outcome.Envelopes(List<Envelope> envelopes))) {
                return new Sealing(entry, outcome);
            }
            OutboxEntry ready = entry.with(new Stage.Ready(envelopes, 0, entry.failures()));
            new Queue(profile, rows).put(ready);
            return new Sealing(ready, outcome);
        });
    }

    /// Fetches bundles and begins sessions; false when the entry was postponed.
    private boolean introduce(UUID userId, List<Integer> deviceIds, UUID entryId) {
        if (!(profile.relay().bundles(userId, deviceIds) instanceof Answer.Ok<UserBundles>(UserBundles user))
                || user.devices().isEmpty()) {
            return postpone(entryId, 0);
        }
        Introductions.Outcome outcome = store.inTransaction(rows -> {
            Introductions.Outcome introduced = introductions.introduce(rows, user);
            Queue queue = new Queue(profile, rows);
            queue.find(entryId).ifPresent(entry -> queue.put(introduced(entry)));
            return introduced;
        });
        if (outcome == Introductions.Outcome.IDENTITY_CHANGED) events.emit(new Event.IdentityChanged(userId));
        return outcome == Introductions.Outcome.BAD_BUNDLE ? postpone(entryId, 0) : true;
    }

    /// The session that `Anew` asked for stands: from here on it is used.
    private static OutboxEntry introduced(OutboxEntry entry) {
        return entry.addressing() instanceof Addressing.Anew(DeviceAddress device)
                ? entry.with(new Addressing.Devices(List.of(device)))
                : entry;
    }

    private boolean learn(UUID conversationId, UUID entryId) {
        if (!(profile.relay().conversation(conversationId)
                instanceof Answer.Ok<Conversation>(Conversation conversation))) {
            return postpone(entryId, 0);
        }
        store.inTransaction(rows -> {
            new Conversations(rows).put(conversation);
            return true;
        });
        return true;
    }

    private void submit(OutboxEntry entry, Link link) {
        if (!(entry.stage() instanceof Stage.Ready(List<Envelope> envelopes, long _, int _))) return;
        if (envelopes.isEmpty() && !(entry.addressing() instanceof Addressing.Everyone)) {
            results.dropped(entry.id());
            return;
        }
        Submission.Audience audience = entry.addressing() instanceof Addressing.Everyone
                ? Submission.Audience.EVERYONE
                : Submission.Audience.LISTED;
        Submission submission = new Submission(entry.id(), entry.conversationId(), audience, envelopes);
        inFlight.add(entry.id());
        switch (link.send(submission)) {
            case Link.Handed.OnItsWay _ -> {}
            case Link.Handed.Answered(Answer<Long> answer) -> answered(entry.id(), answer);
        }
    }

    private void answered(UUID id, Answer<Long> answer) {
        switch (answer) {
            case Answer.Ok<Long>(Long sentAt) -> sent(id, sentAt);
            case Answer.Refused<Long>(Problem problem) -> refused(id, problem);
            case Answer.Unreachable<Long> _ -> {
                inFlight.remove(id);
                postpone(id, 0);
            }
        }
    }

    /// Heals a 409: forgets devices that are gone, begins anew with those set up anew, seals for those missing. The
    /// envelopes that were right stay as they are.
    private void differs(UUID id, DeviceDifference difference) {
        for (DeviceAddress device : difference.missing()) introduceForRepair(device, id);
        for (DeviceAddress device : difference.stale()) introduceForRepair(device, id);
        store.inTransaction(rows -> {
            Peers peers = new Peers(rows);
            for (DeviceAddress gone : difference.extra()) {
                peers.put(peers.find(gone.userId()).withoutDevice(gone.deviceId()));
            }
            new Repair(profile, rows).repair(id, difference);
            return true;
        });
        if (store.inTransaction(rows -> new Queue(profile, rows).find(id))
                        .map(OutboxEntry::failures)
                        .orElse(0)
                > 2) {
            postpone(id, 0);
        }
    }

    private void introduceForRepair(DeviceAddress device, UUID entryId) {
        if (profile.relay().bundles(device.userId(), List.of(device.deviceId()))
                instanceof Answer.Ok<UserBundles>(UserBundles user)) {
            Introductions.Outcome outcome = store.inTransaction(rows -> introductions.introduce(rows, user));
            if (outcome == Introductions.Outcome.IDENTITY_CHANGED) {
                events.emit(new Event.IdentityChanged(device.userId()));
            }
        } else {
            postpone(entryId, 0);
        }
    }

    /// Answers false: what was asked for does not go on now.
    private boolean postpone(UUID id, long leastMillis) {
        return store.inTransaction(rows -> {
            Queue queue = new Queue(profile, rows);
            queue.find(id).ifPresent(entry -> {
                long delay = Backoff.SENDING.delayMillis(
                        entry.failures() + 1, profile.platform().randomness());
                queue.put(entry.postponed(profile.nowMillis() + Math.max(leastMillis, delay)));
            });
            return false;
        });
    }
}
