package com.entativa.messaging.client.view;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.group.Group;
import com.entativa.messaging.client.group.GroupState;
import com.entativa.messaging.client.group.Groups;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.message.PlainText;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.view.GroupView.MemberView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Whatever is drawn of a profile, within one transaction.
public final class Views {
    private static final int NAMES_IN_TITLE = 3;
    private final Transaction rows;
    private final People people;
    private final Lines lines;

    public Views(Profile profile, Transaction rows) {
        this.rows = rows;
        this.people = new People(profile, rows);
        this.lines = new Lines(rows, people);
    }

    public People people() {
        return people;
    }

    /// The other one of a direct conversation.
    public PersonView other(UUID conversationId) {
        return new Groups(rows)
                .members(conversationId).stream()
                        .filter(member -> !people.isSelf(member))
                        .findFirst()
                        .map(people::find)
                        .orElseGet(() -> people.find(conversationId));
    }

    public LineView line(Message message) {
        return lines.of(message);
    }

    public List<LineView> lines(List<Message> messages) {
        return messages.stream().map(lines::of).toList();
    }

    public GroupView group(Group group) {
        boolean isOurs = group.ours().standing() == GroupState.Standing.MEMBER;
        List<MemberView> members = group.members().stream()
                .map(member -> new MemberView(people.find(member.userId()), member, people.isSelf(member.userId())))
                .toList();
        return new GroupView(group, isOurs, members);
    }

    public ConversationView conversation(UUID conversationId) {
        Chat chat = new Chats(rows).find(conversationId).orElseGet(() -> Chat.fresh(conversationId, Standing.ACCEPTED));
        return conversation(chat);
    }

    public ConversationView conversation(Chat chat) {
        UUID id = chat.conversationId();
        Groups groups = new Groups(rows);
        Optional<Conversation> known = new Conversations(rows).find(id);
        boolean isGroup =
                known.filter(one -> one.type() == Conversation.Type.GROUP).isPresent();
        Set<UUID> members = groups.members(id);
        List<PersonView> others = members.stream()
                .filter(member -> !people.isSelf(member))
                .limit(NAMES_IN_TITLE)
                .map(people::find)
                .toList();
        boolean isBlocked = !isGroup && others.stream().anyMatch(PersonView::blocked);
        boolean isWritable = groups.mayWrite(id) && !groups.isUnopened(id) && !isBlocked;
        String names = String.join(", ", others.stream().map(PersonView::name).toList());
        String title = groups.find(id)
                .map(state -> PlainText.name(state.charter().name()))
                .orElse("");
        boolean hasPicture = isGroup
                ? groups.find(id)
                        .filter(state -> state.charter().picture() instanceof GroupAct.Picture.Blob)
                        .isPresent()
                : others.stream().anyMatch(PersonView::hasPicture);
        return new ConversationView(
                chat,
                isGroup ? ConversationView.Kind.GROUP : ConversationView.Kind.DIRECT,
                title.isBlank() ? names : title,
                new Chats(rows).place(chat).orElse(""),
                isGroup ? List.of() : others,
                new ConversationView.Standing(members.size(), isWritable, hasPicture),
                lines(new Messages(rows).newest(id, 1)));
    }
}
