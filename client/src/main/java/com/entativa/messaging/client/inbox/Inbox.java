package com.entativa.messaging.client.inbox;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.ConversationNotice;
import com.entativa.messaging.api.Delivery;
import com.entativa.messaging.api.MailFrame;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.event.Events;
import com.entativa.messaging.client.group.Behind;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.membership.Refresh;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Store;
import com.entativa.messaging.client.store.Table;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Timeline;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Takes what the relay pushes, many messages a commit: prepare → decrypt → write → emit; the acknowledgement
/// goes out after the commit. A message that makes this code fail is tried three times and set aside (R1.9).
public final class Inbox {
    public static final int MAX_ATTEMPTS = 3;

    /// Messages of one commit, at most.
    public static final int MOST_AT_ONCE = 200;

    /// Of the next few after somebody asked for something: while one is sealed and written, whoever asks next waits.
    private static final int MOST_MEANWHILE = 60;

    private static final int NEXT_FEW = 4;

    /// How often a commit that is being taken looks whether somebody waits for its end.
    private static final long LOOK_MILLIS = 10;

    private final Profile profile;
    private final Store store;
    private final Events events;
    private final Refresh refresh;
    private final Demand demand;
    private final List<UUID> confirmed = new ArrayList<>();
    private boolean isBehind;

    /// Commits that stay small.
    private int smallLeft;

    public Inbox(Profile profile, Store store, Events events, Demand demand) {
        this.profile = profile;
        this.store = store;
        this.events = events;
        this.refresh = new Refresh(profile, events::emit);
        this.demand = demand;
    }

    /// The acknowledgements that are owed, before all that waited at the relay comes. R3.3
    public List<UUID> resume() {
        isBehind = true;
        settle();
        return store.inTransaction(rows -> new Received(rows).owed());
    }

    /// All that waited at the relay is here.
    public void caughtUp() {
        isBehind = false;
        settle();
    }

    /// The relay has these acknowledgements. While a backlog comes that is written with what comes next: whoever ends
    /// before sends them once more.
    public void acknowledged(List<UUID> ids) {
        confirmed.addAll(ids);
        if (!isBehind) settle();
    }

    private void settle() {
        if (confirmed.isEmpty()) return;
        store.inTransaction(rows -> {
            settle(rows);
            return true;
        });
        confirmed.clear();
    }

    private void settle(Transaction rows) {
        new Received(rows).acknowledged(confirmed);
    }

    /// `frames`: messages and notices only. Takes the first of them, at least one, in one commit: stored, or set aside,
    /// when this returns how many these are.
    public int receive(List<MailFrame> frames) {
        List<MailFrame> next = frames.subList(0, Math.min(most(), frames.size()));
        learnConversations(next);
        try {
            return take(next, false);
        } catch (RuntimeException _) {
            // One of them makes our code fail: find out which.
            for (MailFrame frame : next) takeAlone(frame);
            return next.size();
        }
    }

    private int most() {
        smallLeft = demand.hasAsked() ? NEXT_FEW : Math.max(0, smallLeft - 1);
        return smallLeft > 0 ? MOST_MEANWHILE : MOST_AT_ONCE;
    }

    /// How many it took. Where a group must be asked for first, what lies behind waits for the answer.
    private int take(List<MailFrame> frames, boolean counted) {
        int took = Timeline.commit(profile, events::emit, work -> {
            settle(work.rows());
            Arrivals arrivals = new Arrivals(profile, work);
            arrivals.expect(frames);
            Turn turn = new Turn();
            int taken = 0;
            for (MailFrame frame : frames) {
                take(arrivals, frame);
                if (counted) work.rows().delete(Table.ATTEMPT, frame.messageId().toString());
                taken++;
                if (arrivals.asksForGroup() || turn.ends()) break;
            }
            arrivals.finish();
            return taken;
        });
        confirmed.clear();
        refresh.run();
        return took;
    }

    /// A commit goes on while nobody waits for its end.
    private final class Turn {
        private long lookAtMillis = profile.nowMillis() + LOOK_MILLIS;

        boolean ends() {
            long now = profile.nowMillis();
            if (now < lookAtMillis) return false;
            lookAtMillis = now + LOOK_MILLIS;
            return demand.waits();
        }
    }

    private static void take(Arrivals arrivals, MailFrame frame) {
        switch (frame) {
            case MailFrame.Message(Delivery delivery) -> arrivals.take(delivery);
            case MailFrame.Call call -> arrivals.called(call);
            case MailFrame.IdentityChanged(UUID id, UUID userId, long _) -> arrivals.identityChanged(id, userId);
            case ConversationNotice.Changed changed -> arrivals.groupChanged(changed);
            // Deletion is learnt inside the ciphertext.
            case ConversationNotice.MessageDeleted deleted -> arrivals.passOver(deleted.messageId());
            case MailFrame.DevicesChanged(UUID id, UUID _, long _) -> arrivals.devicesChanged(id);
        }
    }

    private void takeAlone(MailFrame frame) {
        for (int attempt = attempts(frame); attempt < MAX_ATTEMPTS; attempt++) {
            count(frame, attempt + 1);
            try {
                take(List.of(frame), true);
                return;
            } catch (RuntimeException failure) {
                events.emit(new Event.Fault("a message could not be taken in", failure));
            }
        }
        setAside(frame);
    }

    private int attempts(MailFrame frame) {
        return store.inTransaction(
                rows -> rows.get(Table.ATTEMPT, frame.messageId().toString())
                        .map(row -> (int) row[0])
                        .orElse(0));
    }

    private void count(MailFrame frame, int attempts) {
        store.inTransaction(rows -> {
            rows.put(Table.ATTEMPT, frame.messageId().toString(), new byte[] {(byte) attempts});
            return true;
        });
    }

    /// Kept whole for whoever mends the fault; the queue goes on.
    private void setAside(MailFrame frame) {
        store.inTransaction(rows -> {
            byte[] text = frame.toJson().write().getBytes(StandardCharsets.UTF_8);
            rows.put(Table.SET_ASIDE, frame.messageId().toString(), text);
            Received received = new Received(rows);
            received.add(frame.messageId(), profile.nowMillis());
            received.oweAcknowledgement(frame.messageId());
            rows.delete(Table.ATTEMPT, frame.messageId().toString());
            return true;
        });
    }

    /// Before the transaction, since it asks the relay. Without an answer the messages are taken all the same.
    private void learnConversations(List<MailFrame> frames) {
        Set<UUID> unknown = new LinkedHashSet<>();
        store.inTransaction(rows -> {
            Groups groups = new Groups(rows);
            for (Written written : written(frames)) {
                UUID id = written.conversationId;
                boolean isGroup = groups.find(id).isPresent();
                boolean isAdmitted = groups.admits(id, written.by);
                if (isGroup && !isAdmitted) new Behind(rows).mark(id, 0);
                if (!isGroup && new Conversations(rows).find(id).isEmpty()) unknown.add(id);
            }
            return true;
        });
        refresh.run();
        for (UUID id : unknown) {
            if (profile.relay().conversation(id) instanceof Answer.Ok<Conversation>(Conversation conversation)) {
                store.inTransaction(rows -> {
                    UUID self = profile.self().userId();
                    return conversation.id().equals(id) && new Conversations(rows).learn(conversation, self);
                });
            }
        }
    }

    /// Who wrote in which conversation.
    private record Written(UUID conversationId, UUID by) {
        static Written of(Delivery delivery) {
            return new Written(delivery.conversationId(), delivery.from().userId());
        }
    }

    private static Set<Written> written(List<MailFrame> frames) {
        Set<Written> written = new LinkedHashSet<>();
        for (MailFrame frame : frames) {
            if (frame instanceof MailFrame.Message(Delivery delivery)) written.add(Written.of(delivery));
            if (frame instanceof MailFrame.Call call) written.add(Written.of(call.delivery()));
        }
        return written;
    }
}
