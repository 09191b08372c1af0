package com.entativa.messaging.client.outbox;

import com.entativa.messaging.api.DeviceDifference;
import com.entativa.messaging.api.Envelope;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.group.SenderKeys;
import com.entativa.messaging.client.outbox.OutboxEntry.Addressing;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.outbox.Supplies.Supplied;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.relay.Backoff;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Moves queued messages to the relay: seal (one commit with the sessions), send, learn what came of it.
/// Survives a crash between any two steps: what was sealed is sent again with the same id and bytes.
public final class Outbox {
    /// Sends that may wait for their answer at once.
    public static final int MAX_IN_FLIGHT = 256;

    /// A send without an answer goes again, with the same bytes.
    public static final long ANSWER_WITHIN_MILLIS = 30_000;

    private static final long LEAST_PAUSE_MILLIS = 1_000;

    /// More than a day is no answer to go by.
    private static final long MAX_RETRY_AFTER_SECONDS = 24 * 60 * 60;

    private final Profile profile;
    private final Store store;
    private final Supplies supplies;
    private final Results results;
    private final Map<UUID, Long> inFlight = new HashMap<>();
    private long pausedUntilMillis;

    public Outbox(Profile profile, Store store, Events events) {
        this.profile = profile;
        this.store = store;
        this.supplies = new Supplies(profile, store, events);
        this.results = new Results(profile, events);
    }

    /// Sends what is due over `link`. Returns when the next entry is due, `Long.MAX_VALUE` when none waits.
    public long pump(Link link) {
        supplies.beginRound();
        long nextDue = Long.MAX_VALUE;
        String beyond = "";
        List<OutboxEntry> page;
        do {
            String from = beyond;
            page = store.inTransaction(rows -> new Queue(profile, rows).page(from));
            for (OutboxEntry entry : page) {
                if (isPaused()) return pausedUntilMillis;
                if (inFlight.size() >= MAX_IN_FLIGHT) return nextDue;
                nextDue = Math.min(nextDue, attend(entry, link));
                beyond = entry.id().toString();
            }
        } while (page.size() == Queue.PAGE);
        return nextDue;
    }

    private boolean isPaused() {
        return pausedUntilMillis > profile.nowMillis();
    }

    /// Returns when to look at it again.
    private long attend(OutboxEntry entry, Link link) {
        Long sentAt = inFlight.get(entry.id());
        long due = sentAt == null ? entry.dueMillis() : sentAt + ANSWER_WITHIN_MILLIS;
        if (due > profile.nowMillis()) return due;
        Optional<OutboxEntry> ready = prepare(entry, link);
        if (ready.isPresent()) submit(ready.get(), link);
        return Long.MAX_VALUE;
    }

    /// The socket is gone: what was in flight goes again on the next.
    public void disconnected() {
        inFlight.clear();
    }

    /// The relay has the message.
    public void sent(UUID id, long sentAtMillis) {
        inFlight.remove(id);
        results.sent(id, sentAtMillis);
    }

    /// The relay refused the message.
    public void refused(UUID id, Problem problem) {
        inFlight.remove(id);
        if (problem.is(ErrorCode.DEVICES_DIFFER)) {
            difference(problem)
                    .flatMap(all -> store.inTransaction(rows -> new Strangers(profile, rows).without(id, all)))
                    .ifPresentOrElse(difference -> differs(id, difference), () -> postpone(id, 0));
        } else if (problem.is(ErrorCode.TOO_MANY_REQUESTS)) {
            // All wait, so that none overtakes another.
            long pause = Math.max(LEAST_PAUSE_MILLIS, retryAfterMillis(problem));
            pausedUntilMillis = Math.max(pausedUntilMillis, profile.nowMillis() + pause);
        } else if (isFinal(problem) || problem.is(ErrorCode.NOT_ACCEPTED) && !isForOurselves(id)) {
            results.failed(id);
        } else {
            postpone(id, retryAfterMillis(problem));
        }
    }

    /// For own devices alone it waits: where we block, the relay takes nothing from us either.
    private boolean isForOurselves(UUID id) {
        List<UUID> ourselves = List.of(profile.self().userId());
        return find(id).filter(entry -> entry.addressing().equals(new Addressing.People(ourselves)))
                .isPresent();
    }

    private static boolean isFinal(Problem problem) {
        return problem.is(ErrorCode.NOT_FOUND)
                || problem.is(ErrorCode.TOO_LARGE)
                || problem.is(ErrorCode.BAD_REQUEST)
                || problem.is(ErrorCode.MESSAGE_ID_TAKEN);
    }

    /// Zero when the relay names no time.
    public static long retryAfterMillis(Problem problem) {
        return problem.extensions().fields().get("retry_after") instanceof Json.Num(long seconds)
                ? Math.clamp(seconds, 0L, MAX_RETRY_AFTER_SECONDS) * 1_000
                : 0;
    }

    /// Which devices the relay wants otherwise; empty when it does not say so in a form that is understood.
    public static Optional<DeviceDifference> difference(Problem problem) {
        try {
            return Optional.of(DeviceDifference.from(problem.extensions()));
        } catch (Json.Mismatch _) {
            return Optional.empty();
        }
    }

    /// Until it is `Ready`; empty when it has to wait.
    private Optional<OutboxEntry> prepare(OutboxEntry entry, Link link) {
        if (entry.stage() instanceof Stage.Ready) return Optional.of(entry);
        Set<Fanout.Outcome> asked = new HashSet<>();
        Optional<OutboxEntry> current = Optional.of(entry);
        while (current.isPresent()) {
            Sealing sealing = seal(current.get());
            if (sealing.outcome instanceof Fanout.Outcome.Envelopes) return Optional.of(sealing.entry);
            Supplied supplied =
                    asked.add(sealing.outcome) ? provide(sealing.outcome, entry.id(), link) : new Supplied.Later(0);
            if (supplied instanceof Supplied.Later(long leastMillis)) postpone(entry.id(), leastMillis);
            if (!(supplied instanceof Supplied.Here)) return Optional.empty();
            current = find(entry.id()).filter(next -> !(next.stage() instanceof Stage.Held));
        }
        return Optional.empty();
    }

    private Supplied provide(Fanout.Outcome outcome, UUID entryId, Link link) {
        return switch (outcome) {
            case Fanout.Outcome.Envelopes _ -> Supplied.Here.HERE;
            case Fanout.Outcome.Held(UUID userId) -> {
                results.held(entryId, userId);
                yield Supplied.Here.HERE;
            }
            case Fanout.Outcome.NeedsBundles need -> supplies.bundles(need, entryId);
            case Fanout.Outcome.NeedsConversation need -> supplies.conversation(need);
            case Fanout.Outcome.NeedsKey need -> {
                attend(store.inTransaction(rows -> hand(rows, need)), link);
                yield Supplied.Here.HERE;
            }
            case Fanout.Outcome.KeyWaits _ -> Supplied.Next.NEXT;
        };
    }

    /// Our sender key goes out before what it seals.
    private OutboxEntry hand(Transaction rows, Fanout.Outcome.NeedsKey need) {
        UUID id = profile.ids().next();
        UUID conversationId = need.conversationId();
        Body key = new Aside.SenderKey(new SenderKeys(profile, rows).hand(conversationId, need.devices(), id));
        Queue queue = new Queue(profile, rows);
        Content content = new Content(id, conversationId, profile.nowMillis(), key);
        queue.addKey(content, List.copyOf(need.devices().keySet()));
        return queue.find(id).orElseThrow();
    }

    private record Sealing(OutboxEntry entry, Fanout.Outcome outcome) {}

    /// R1.1: sessions, ciphertexts and what a resend needs in one commit, before anything leaves.
    private Sealing seal(OutboxEntry entry) {
        return store.inTransaction(rows -> {
            Fanout.Outcome outcome = new Fanout(profile, rows).seal(entry);
            if (!(outcome instanceof Fanout.Outcome.Envelopes(List<Envelope> envelopes))) {
                return new Sealing(entry, outcome);
            }
            OutboxEntry ready = entry.with(new Stage.Ready(envelopes, 0, entry.failures()));
            new Queue(profile, rows).put(ready);
            new ResendLog(rows).add(entry, envelopes, profile.nowMillis());
            return new Sealing(ready, outcome);
        });
    }

    private Optional<OutboxEntry> find(UUID id) {
        return store.inTransaction(rows -> new Queue(profile, rows).find(id));
    }

    private void submit(OutboxEntry entry, Link link) {
        if (!(entry.stage() instanceof Stage.Ready(List<Envelope> envelopes, long _, int _))) return;
        if (envelopes.isEmpty() && !entry.isForAll()) {
            results.dropped(entry.id());
            return;
        }
        Submission.Audience audience = entry.isForAll() ? Submission.Audience.EVERYONE : Submission.Audience.LISTED;
        Submission submission = new Submission(entry.id(), entry.conversationId(), audience, envelopes);
        inFlight.put(entry.id(), profile.nowMillis());
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

    /// Heals a 409: forgets devices that are gone, begins anew with those set up anew, seals for those missing.
    /// The envelopes that were right stay as they are.
    private void differs(UUID id, DeviceDifference difference) {
        long least = -1;
        for (Fanout.Outcome.NeedsBundles need :
                store.inTransaction(rows -> repair(rows).lacking(id, difference))) {
            if (supplies.bundles(need, id) instanceof Supplied.Later(long millis)) least = Math.max(least, millis);
        }
        Fanout.Outcome outcome = store.inTransaction(rows -> repair(rows).repair(id, difference));
        if (outcome instanceof Fanout.Outcome.Held(UUID userId)) results.held(id, userId);
        boolean goesInCircles = find(id).map(OutboxEntry::failures).orElse(0) > 2;
        if (least >= 0 || goesInCircles) postpone(id, Math.max(0, least));
    }

    private Repair repair(Transaction rows) {
        return new Repair(profile, rows);
    }

    private void postpone(UUID id, long leastMillis) {
        store.inTransaction(rows -> {
            Queue queue = new Queue(profile, rows);
            queue.find(id).ifPresent(entry -> {
                long delay = Backoff.SENDING.delayMillis(
                        entry.failures() + 1, profile.platform().randomness());
                queue.put(entry.postponed(profile.nowMillis() + Math.max(leastMillis, delay)));
            });
            return true;
        });
    }
}
