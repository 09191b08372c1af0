package com.entativa.messaging.server.mailbox;

import com.entativa.messaging.api.Contract;
import com.entativa.messaging.server.metrics.Metrics;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// Sends, by group commit: answered after the commit, stored once however often they come (R1.8). Blocking; any
/// thread.
public final class SendQueue implements AutoCloseable {
    /// Sends in one transaction: more makes the last wait for the first, less costs a sync to disk each.
    private static final int BATCH = 256;

    private static final int WAITING = 8_192;
    private static final long WAITING_BYTES = 64L << 20;

    private final MailboxStore store;
    private final Wakeups wakeups;
    private final InstantSource clock;
    private final GroupCommit<Send, SendOutcome> commits;

    public SendQueue(MailboxStore store, Wakeups wakeups, InstantSource clock, int writers, Metrics metrics) {
        this.store = store;
        this.wakeups = wakeups;
        this.clock = clock;
        this.commits = new GroupCommit<>(
                new GroupCommit.Bounds("send", writers, WAITING, WAITING_BYTES, BATCH),
                this::commit,
                Send::bytes,
                new GroupCommit.Refusals<>(new SendOutcome.Overloaded(), new SendOutcome.Unavailable()),
                metrics);
    }

    public SendOutcome send(Send send) {
        if (send.longest() > Contract.MAX_CONTENT_BYTES) return new SendOutcome.TooLarge();
        return commits.submit(send);
    }

    @Override
    public void close() {
        commits.close();
    }

    /// Outcomes by message id.
    private record Written(Map<UUID, SendOutcome> outcomes, List<Waiting> waiting) {}

    /// To be written. `answers`: its sender accepts the conversation by it.
    private record Fresh(Send send, List<Audience.Addressed> addressed, int disappearingSeconds, boolean answers) {}

    /// An id twice in a batch: the second is written after the first is committed, and finds it.
    private List<SendOutcome> commit(List<Send> batch) {
        SendOutcome[] answers = new SendOutcome[batch.size()];
        List<Integer> left = IntStream.range(0, batch.size()).boxed().toList();
        while (!left.isEmpty()) {
            Map<UUID, Integer> first = new LinkedHashMap<>();
            List<Integer> again = new ArrayList<>();
            for (int i : left) if (first.putIfAbsent(batch.get(i).messageId(), i) != null) again.add(i);
            Map<UUID, SendOutcome> outcomes =
                    committed(first.values().stream().map(batch::get).toList());
            first.values().forEach(i -> answers[i] = outcome(outcomes, batch.get(i)));
            left = again;
        }
        return List.of(answers);
    }

    private Map<UUID, SendOutcome> committed(List<Send> sends) {
        long now = clock.millis();
        Written written = store.inTransaction(writing -> write(writing, sends, now));
        wakeups.committed(written.waiting());
        return written.outcomes();
    }

    /// Most ids are new: what stands there is looked at only for those that were refused or not inserted.
    private static Written write(MailboxStore.Writing writing, List<Send> sends, long now) {
        Map<UUID, SendOutcome> outcomes = new HashMap<>();
        List<Fresh> fresh = routed(writing, sends, outcomes);
        Set<UUID> inserted =
                writing.insert(fresh.stream().map(one -> routing(one, now)).toList());
        List<MailboxStore.NewEnvelope> envelopes = new ArrayList<>();
        for (Fresh one : fresh) {
            if (!inserted.contains(one.send().messageId())) continue;
            outcomes.put(one.send().messageId(), new SendOutcome.Accepted(now));
            MailboxStore.Routing routing = routing(one, now);
            one.addressed()
                    .forEach(to -> envelopes.add(new MailboxStore.NewEnvelope(
                            routing, to, one.send().terms().urgent())));
        }
        resends(
                writing,
                sends.stream()
                        .filter(send -> !inserted.contains(send.messageId()))
                        .toList(),
                outcomes);
        accept(writing, fresh);
        return new Written(outcomes, writing.insertEnvelopes(envelopes));
    }

    private static void accept(MailboxStore.Writing writing, List<Fresh> fresh) {
        List<MailboxStore.Answer> answers = fresh.stream()
                .filter(Fresh::answers)
                .map(one -> new MailboxStore.Answer(
                        one.send().sender().userId(), one.send().conversationId()))
                .toList();
        if (!answers.isEmpty()) writing.accept(answers);
    }

    /// Returns those that may be written; the others have their outcome, if they are no resends.
    private static List<Fresh> routed(MailboxStore.Writing writing, List<Send> sends, Map<UUID, SendOutcome> outcomes) {
        Map<UUID, Audience> audiences = writing.audiences(
                sends.stream().map(Send::conversationId).distinct().toList());
        List<Fresh> fresh = new ArrayList<>(sends.size());
        for (Send send : sends) {
            Audience audience = audiences.get(send.conversationId());
            if (audience == null) outcomes.put(send.messageId(), new SendOutcome.NotFound());
            else route(send, audience, outcomes, fresh);
        }
        return fresh;
    }

    private static void route(Send send, Audience audience, Map<UUID, SendOutcome> outcomes, List<Fresh> fresh) {
        switch (audience.route(send)) {
            case Audience.Routed.To(List<Audience.Addressed> envelopes) ->
                fresh.add(new Fresh(send, envelopes, audience.disappearingSeconds(), audience.isAnswer(send)));
            case Audience.Routed.Refused(SendOutcome why) -> outcomes.put(send.messageId(), why);
        }
    }

    /// What is committed already gets the answer it got then, though the audience may be another by now.
    private static void resends(MailboxStore.Writing writing, List<Send> sends, Map<UUID, SendOutcome> outcomes) {
        if (sends.isEmpty()) return;
        Map<UUID, MailboxStore.Routing> known =
                writing.known(sends.stream().map(Send::messageId).toList());
        for (Send send : sends) {
            MailboxStore.Routing before = known.get(send.messageId());
            if (before != null) outcomes.put(send.messageId(), resent(send, before));
            else outcomes.putIfAbsent(send.messageId(), new SendOutcome.Unavailable());
        }
    }

    /// A person may have come back as another device since. R-M-2
    private static SendOutcome resent(Send send, MailboxStore.Routing before) {
        boolean same = before.sender().userId().equals(send.sender().userId())
                && before.conversationId().equals(send.conversationId());
        return same ? new SendOutcome.Accepted(before.sentAtMillis()) : new SendOutcome.IdTaken();
    }

    /// Of the sender's wish and the conversation's timer the shorter.
    private static MailboxStore.Routing routing(Fresh one, long now) {
        Send send = one.send();
        int wished = send.terms().expiresInSeconds();
        int timer = one.disappearingSeconds();
        int seconds = wished == 0 || timer == 0 ? wished + timer : Math.min(wished, timer);
        long expires = seconds == 0 ? MailboxStore.NEVER : now + seconds * 1_000L;
        return new MailboxStore.Routing(send.messageId(), send.conversationId(), send.sender(), now, expires);
    }

    private static SendOutcome outcome(Map<UUID, SendOutcome> outcomes, Send send) {
        SendOutcome outcome = outcomes.get(send.messageId());
        if (outcome == null) throw new IllegalStateException("a send got no outcome");
        return outcome;
    }
}
