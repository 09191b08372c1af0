package com.entativa.messaging.client.membership;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.Participant;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.GroupNews.Seal;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.group.Behind;
import com.entativa.messaging.client.group.Charter;
import com.entativa.messaging.client.group.CharterSeal;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.GroupState.Memory;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.membership.Updates.Update;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.timeline.Timeline.Work;
import com.entativa.messaging.protocol.key.Bytes32;
import com.entativa.messaging.protocol.key.Secret32;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What the relay says of a group, judged by what its admins told, within one transaction.
final class Found {
    private final Profile profile;
    private final Work work;
    private final UUID conversationId;
    private final Groups groups;
    private final Updates updates;
    private final Following following;
    private final CharterSeal seals;

    Found(Profile profile, Work work, UUID conversationId) {
        this.profile = profile;
        this.work = work;
        this.conversationId = conversationId;
        this.groups = new Groups(work.rows());
        this.updates = new Updates(work.rows());
        this.following = new Following(profile, work);
        this.seals =
                new CharterSeal(profile.platform().crypto(), profile.platform().randomness());
    }

    /// False when something is missing still. A relay that goes back is not heard.
    boolean there(Conversation conversation) {
        boolean isOurs = conversation.type() == Conversation.Type.GROUP
                && conversation.participantIds().contains(self());
        if (!isOurs) return true;
        Optional<GroupState> known = groups.find(conversationId).filter(GroupState::isMember);
        if (known.isEmpty()) return joins(conversation);
        if (conversation.details().revision() < known.get().memory().revision()) return true;
        new Conversations(work.rows()).put(conversation);
        return advances(known.get(), conversation);
    }

    /// We are no member any more; what was said stays.
    boolean gone() {
        Optional<GroupState> known = groups.find(conversationId).filter(GroupState::isMember);
        known.ifPresent(state -> {
            groups.put(state.standing(GroupState.Standing.REMOVED));
            work.timeline().tellChanged(conversationId);
            Behind.Notice notice = new Behind(work.rows())
                    .find(conversationId)
                    .map(Behind.Group::notice)
                    .orElse(Behind.Notice.NONE);
            UUID id = notice.atMillis() == 0 ? profile.ids().next() : notice.id();
            long at = notice.atMillis() == 0 ? profile.nowMillis() : notice.atMillis();
            following.show(id, conversationId, notice.by(), at, new GroupAct.Removed(List.of(self())));
        });
        updates.of(conversationId).forEach(updates::remove);
        return true;
    }

    /// A group that is new here: of those who told of it one must be its admin by the charter their key opens.
    private boolean joins(Conversation conversation) {
        List<Update> told = updates.of(conversationId);
        for (Update update : told.reversed()) {
            Optional<CharterSeal.Opened> opened = open(update.news().seal().masterKey(), conversation)
                    .filter(it -> it.charter().members().containsKey(self()))
                    .filter(it -> mayTell(update, it.charter()))
                    .filter(it -> isAsTold(it.revision(), conversation, byAdmins(told, it.charter())));
            if (opened.isEmpty()) continue;
            begin(conversation, update, opened.get());
            return true;
        }
        return told.isEmpty();
    }

    /// Of a group as it stands any member may tell: the key opens it, and who has that could make it up anyway.
    private static boolean mayTell(Update update, Charter charter) {
        boolean isChange = update.act() != GroupAct.Plain.NOTHING;
        return isChange ? charter.isAdmin(update.by()) : charter.members().containsKey(update.by());
    }

    private static List<Update> byAdmins(List<Update> told, Charter charter) {
        return told.stream().filter(update -> charter.isAdmin(update.by())).toList();
    }

    private void begin(Conversation conversation, Update by, CharterSeal.Opened opened) {
        new Conversations(work.rows()).put(conversation);
        Charter charter = present(opened.charter(), conversation);
        Seal seal = seal(opened.revision(), by.news().seal().masterKey(), conversation);
        GroupState state = new GroupState(
                conversationId,
                seal,
                charter,
                GroupState.Standing.MEMBER,
                Memory.at(conversation.details().revision()));
        if (groups.find(conversationId).isEmpty()) beginChat(by.by());
        put(state);
        for (Update update : updates.of(conversationId)) {
            updates.remove(update);
            if (state.mayHaveMade(update.by(), update.revision())) following.show(update);
        }
    }

    /// To be added by a stranger is a request.
    private void beginChat(UUID by) {
        if (work.timeline().chats().find(conversationId).isPresent()) return;
        boolean isFriend = new Conversations(work.rows())
                .directWith(by)
                .flatMap(direct -> work.timeline().chats().find(direct.id()))
                .filter(Chat::isAccepted)
                .isPresent();
        boolean isWelcome =
                isFriend || by.equals(self()) || work.timeline().chats().areStrangersWelcome();
        Chat chat = Chat.fresh(conversationId, isWelcome ? Standing.ACCEPTED : Standing.REQUESTED);
        work.timeline().change(conversationId, _ -> chat);
    }

    private boolean advances(GroupState state, Conversation conversation) {
        List<Update> allowed = allowed(state, conversation);
        long sealed = CharterSeal.revision(conversation.details().encryptedState());
        boolean isNewer = sealed > state.seal().revision();
        Optional<GroupState> now = isNewer
                ? newest(state, allowed, conversation)
                : Optional.of(state.found(
                        state.seal(),
                        present(state.charter(), conversation),
                        conversation.details().revision()));
        if (now.isEmpty()) return false;
        put(now.get());
        for (Update update : updates.of(conversationId)) {
            if (update.revision() > conversation.details().revision()) break;
            updates.remove(update);
            // Of one who was made an admin by a change that did not come here, the charter tells.
            boolean may = allowed.contains(update) || now.get().mayHaveMade(update.by(), update.revision());
            if (may) following.show(update);
        }
        return true;
    }

    /// Those whose senders were admins when they made them, as far as the updates before them say.
    private List<Update> allowed(GroupState state, Conversation conversation) {
        List<Update> allowed = new ArrayList<>();
        Charter charter = inherited(state, conversation);
        for (Update update : updates.of(conversationId)) {
            if (update.revision() > conversation.details().revision()) break;
            boolean isOld = update.revision() <= state.memory().revision();
            boolean may = isOld ? state.mayHaveMade(update.by(), update.revision()) : charter.isAdmin(update.by());
            if (!may) continue;
            allowed.add(update);
            if (!isOld) charter = charter.after(update.act());
        }
        return allowed;
    }

    /// Where all admins went, or said that they leave, whoever the relay has for admin may have changed the group.
    private static Charter inherited(GroupState state, Conversation conversation) {
        List<UUID> there = new ArrayList<>(conversation.participantIds());
        there.removeAll(state.memory().leaving());
        if (state.charter().among(there).hasAdmin()) return state.charter();
        return withRelaysAdmins(state.charter(), conversation);
    }

    private static Charter withRelaysAdmins(Charter charter, Conversation conversation) {
        Charter followed = charter;
        for (Participant one : conversation.details().participants()) {
            boolean isAdmin = one.role() == Participant.Role.ADMIN;
            if (isAdmin) followed = followed.after(new GroupAct.Admin(one.userId(), true));
        }
        return followed;
    }

    private Optional<GroupState> newest(GroupState state, List<Update> allowed, Conversation conversation) {
        List<Secret32> keys = new ArrayList<>();
        for (Update update : allowed.reversed()) keys.add(update.news().seal().masterKey());
        keys.add(state.seal().masterKey());
        for (Secret32 key : keys) {
            Optional<GroupState> opened = open(key, conversation)
                    .filter(it -> isAsTold(it.revision(), conversation, allowed))
                    .map(it -> state.found(
                            seal(it.revision(), key, conversation),
                            present(it.charter(), conversation),
                            conversation.details().revision()));
            if (opened.isPresent()) return opened;
        }
        return Optional.empty();
    }

    /// Where an admin told of this very state, it is that and no other one under the same key.
    private boolean isAsTold(long revision, Conversation conversation, List<Update> told) {
        Bytes32 digest = seals.digest(conversation.details().encryptedState());
        return told.stream()
                .filter(update -> update.revision() == revision)
                .allMatch(update -> update.news().seal().digest().equals(digest));
    }

    private Optional<CharterSeal.Opened> open(Secret32 key, Conversation conversation) {
        return seals.open(key, conversationId, conversation.details().encryptedState());
    }

    private Seal seal(long revision, Secret32 key, Conversation conversation) {
        return new Seal(revision, key, seals.digest(conversation.details().encryptedState()));
    }

    /// Those named who are there. When no admin is left among them, the relay's word holds: it names the member
    /// who has been there longest (R-G-7).
    private static Charter present(Charter charter, Conversation conversation) {
        Charter there = charter.among(conversation.participantIds());
        return there.hasAdmin() ? there : withRelaysAdmins(there, conversation);
    }

    private void put(GroupState state) {
        groups.put(state);
        work.timeline().tellChanged(conversationId);
    }

    private UUID self() {
        return profile.self().userId();
    }
}
