package com.entativa.messaging.client.membership;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Participant.Role;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupNews;
import com.entativa.messaging.client.content.GroupNews.Seal;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.group.Charter;
import com.entativa.messaging.client.group.CharterSeal;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.GroupState.Memory;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.membership.Pending.Change;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.relay.Answer;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/// The user's changes of groups: sealed and stored, carried out at the relay, then applied and told in one
/// commit. One whose answer was lost is asked for again, with the same bytes, until it is known what came of
/// it.
public final class Changing {
    private static final int MAX_ATTEMPTS = 4;
    private static final long LOOK_MILLIS = 2_000;
    private final Profile profile;
    private final Consumer<Event> tell;
    private final CharterSeal seals;
    private final Refresh refresh;
    private long lookAtMillis;

    public Changing(Profile profile, Consumer<Event> tell) {
        this.profile = profile;
        this.tell = tell;
        this.seals =
                new CharterSeal(profile.platform().crypto(), profile.platform().randomness());
        this.refresh = new Refresh(profile, tell);
    }

    /// A group of these people and us, who is its admin.
    public Answer<UUID> create(String name, List<UUID> others) {
        Optional<Problem> problem = Judgement.ofName(name);
        if (problem.isPresent()) return new Answer.Refused<>(problem.get());
        return profile.relay()
                .createConversation(Conversation.Type.GROUP, others)
                .then(made -> {
                    begin(made, name, others);
                    return proceed(made.id());
                });
    }

    private void begin(Conversation made, String name, List<UUID> others) {
        Map<UUID, Role> members = new LinkedHashMap<>();
        members.put(self(), Role.ADMIN);
        for (UUID id : others) if (made.participantIds().contains(id)) members.putIfAbsent(id, Role.MEMBER);
        Charter charter = new Charter(name, GroupAct.Picture.None.NONE, members);
        Seal none = new Seal(0, profile.platform().randomness().secret(), Bytes32.copyOf(new byte[32]));
        long revision = made.details().revision();
        GroupState state = new GroupState(made.id(), none, charter, GroupState.Standing.MEMBER, Memory.at(revision));
        commit(work -> {
            new Conversations(work.rows()).put(made);
            new Groups(work.rows()).put(state);
            work.timeline().chats().begin(made.id());
            new Pending(work.rows()).put(sealed(state, GroupAct.Plain.CREATED));
            return true;
        });
    }

    /// What an admin does to a group. 409 `revision_conflict` when others were quicker again and again.
    public Answer<UUID> change(UUID conversationId, GroupAct act) {
        Answer<UUID> answer = new Answer.Refused<>(Problem.of(ErrorCode.REVISION_CONFLICT, "others were quicker"));
        if (proceed(conversationId) instanceof Answer.Unreachable<UUID> unfinished) return unfinished;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Optional<Problem> problem = read(rows -> prepare(rows, conversationId, act));
            if (problem.isPresent()) return new Answer.Refused<>(problem.get());
            answer = proceed(conversationId);
            boolean isOvertaken =
                    answer instanceof Answer.Refused<UUID>(Problem why) && why.is(ErrorCode.REVISION_CONFLICT);
            if (!isOvertaken) return answer;
            refresh.refresh(conversationId);
        }
        return answer;
    }

    private Optional<Problem> prepare(Transaction rows, UUID conversationId, GroupAct act) {
        Optional<GroupState> state = new Groups(rows).find(conversationId);
        if (state.isEmpty()) return Optional.of(Problem.of(ErrorCode.NOT_FOUND, "no such group"));
        Pending pending = new Pending(rows);
        if (pending.act(conversationId).isPresent()) {
            return Optional.of(Problem.of(ErrorCode.REVISION_CONFLICT, "another change is under way"));
        }
        Optional<Problem> problem = Judgement.of(state.get(), self(), act);
        if (problem.isEmpty()) pending.put(sealed(state.get(), act));
        return problem;
    }

    /// Who went knows the key: the charter is sealed under another one then.
    private Change.Act sealed(GroupState state, GroupAct act) {
        boolean someoneWent = act instanceof GroupAct.Removed || state.needsFreshKey();
        Secret32 key = someoneWent
                ? profile.platform().randomness().secret()
                : state.seal().masterKey();
        long base = state.memory().revision();
        String sealed = seals.seal(
                key, state.conversationId(), base + 1, state.charter().after(act));
        return new Change.Act(state.conversationId(), base, act, key, sealed);
    }

    /// Carries out what is pending in this group.
    private Answer<UUID> proceed(UUID conversationId) {
        Optional<Change.Act> pending = read(rows -> new Pending(rows).act(conversationId));
        if (pending.isEmpty()) return new Answer.Ok<>(conversationId);
        Change.Act change = pending.get();
        Answer<Conversation> answer =
                profile.relay().updateConversation(conversationId, change.base(), Order.of(change));
        return switch (answer) {
            case Answer.Ok<Conversation>(Conversation conversation) -> settled(change, conversation);
            case Answer.Refused<Conversation>(Problem problem) -> refused(change, problem);
            case Answer.Unreachable<Conversation>(String why) -> new Answer.Unreachable<>(why);
        };
    }

    /// A conflict may be with ourselves: the answer to the first attempt was lost.
    private Answer<UUID> refused(Change.Act change, Problem problem) {
        UUID id = change.conversationId();
        if (problem.is(ErrorCode.REVISION_CONFLICT)) {
            Answer<Conversation> now = profile.relay().conversation(id);
            if (now instanceof Answer.Unreachable<Conversation>(String why)) return new Answer.Unreachable<>(why);
            refresh.refresh(id);
            if (now instanceof Answer.Ok<Conversation>(Conversation conversation) && isDone(change, conversation)) {
                return settled(change, conversation);
            }
        }
        boolean comesAgain = problem.is(ErrorCode.TOO_MANY_REQUESTS) || problem.is(ErrorCode.UNAVAILABLE);
        if (!comesAgain) commit(work -> dropped(work, change));
        return new Answer.Refused<>(problem);
    }

    /// The relay has our charter, or one that was made from it.
    private boolean isDone(Change.Act change, Conversation conversation) {
        if (conversation.details().encryptedState().equals(change.sealed())) return true;
        Optional<GroupState> state = read(rows -> new Groups(rows).find(change.conversationId()));
        return conversation.details().revision() > change.base() + 1
                && state.filter(now -> now.charter().after(change.act()).equals(now.charter()))
                        .isPresent();
    }

    private static boolean dropped(Work work, Change.Act change) {
        new Pending(work.rows()).remove(change);
        return true;
    }

    /// The relay has it: state, line and news in one commit. The mailbox has not come to it yet.
    private Answer<UUID> settled(Change.Act change, Conversation conversation) {
        UUID id = change.conversationId();
        commit(work -> {
            dropped(work, change);
            Groups groups = new Groups(work.rows());
            Seal seal = new Seal(change.base() + 1, change.masterKey(), seals.digest(change.sealed()));
            groups.find(id)
                    .filter(state -> state.memory().revision() <= change.base())
                    .ifPresent(state ->
                            groups.put(state.found(seal, state.charter().after(change.act()), seal.revision())));
            new Conversations(work.rows()).put(conversation);
            UUID contentId = profile.ids().next();
            GroupNews news = new GroupNews.Update(seal, change.act());
            Content content = new Content(contentId, id, profile.nowMillis(), news);
            new Following(profile, work).show(contentId, id, self(), content.sentAtMillis(), change.act());
            new Queue(profile, work.rows()).addApart(content);
            work.timeline().tellChanged(id);
            return true;
        });
        return new Answer.Ok<>(id);
    }

    /// What was left unfinished goes on. Returns when to look again.
    public long resume() {
        if (lookAtMillis > profile.nowMillis()) return lookAtMillis;
        List<Change> all = read(rows -> new Pending(rows).all());
        for (Change change : all) {
            switch (change) {
                case Change.Act act -> {
                    boolean isOvertaken = proceed(act.conversationId()) instanceof Answer.Refused<UUID>;
                    if (isOvertaken) refresh.refresh(act.conversationId());
                }
                case Change.Leave leave -> new Leaving(profile, tell).proceed(leave);
            }
        }
        if (read(rows -> new Pending(rows).all().isEmpty())) return Long.MAX_VALUE;
        lookAtMillis = profile.nowMillis() + LOOK_MILLIS;
        return lookAtMillis;
    }

    private <T> T read(Function<Transaction, T> work) {
        return profile.platform().store().inTransaction(work);
    }

    private void commit(Function<Work, Boolean> act) {
        Timeline.commit(profile, tell, act);
    }

    private UUID self() {
        return profile.self().userId();
    }
}
