package com.entativa.messaging.client.outbox;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Body;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.OwnSync;
import com.entativa.messaging.client.content.OwnSync.Choices;
import com.entativa.messaging.client.content.OwnSync.Standing;
import com.entativa.messaging.client.content.Receipt;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.conversation.Privacy;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.timeline.Applying;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.client.timeline.Timeline.Work;
import com.entativa.messaging.client.timeline.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What the user chooses for a conversation and what they have seen of it: kept, and told to their other devices.
public final class Choosing {
    private final Profile profile;
    private final Consumer<Event> tell;

    public Choosing(Profile profile, Consumer<Event> tell) {
        this.profile = profile;
        this.tell = tell;
    }

    public void choose(UUID conversationId, UnaryOperator<Choices> choice) {
        commit(work -> {
            Chat chat = work.timeline().chat(conversationId);
            Choices choices = choice.apply(chat.choices());
            Content content = content(
                    conversationId,
                    new OwnSync.Settings(choices),
                    chat.chosen().stamp().atMillis());
            work.timeline().change(conversationId, known -> known.choosing(choices, Stamp.of(content)));
            toOwnDevices(work, content);
            boolean begins = !chat.isAccepted() && choices.standing() == Standing.ACCEPTED;
            if (begins) confirm(work, conversationId);
        });
    }

    /// What came while it was a request is confirmed now.
    private void confirm(Work work, UUID conversationId) {
        Map<UUID, List<UUID>> bySender = new LinkedHashMap<>();
        for (Message line : new Messages(work.rows()).newest(conversationId, Receipt.MAX_IDS)) {
            if (!(line.line() instanceof Line.Received)) continue;
            bySender.computeIfAbsent(line.senderId(), _ -> new ArrayList<>()).add(line.id());
        }
        bySender.forEach((sender, ids) ->
                queue(work).add(content(conversationId, new Receipt.Delivered(ids), 0), List.of(sender)));
    }

    public void draft(UUID conversationId, String text) {
        if (text.length() > Content.MAX_TEXT_BYTES / 4) throw new IllegalArgumentException("too long for a draft");
        commit(work -> work.timeline().change(conversationId, chat -> chat.drafting(text)));
    }

    /// Hides the person's direct conversation and whatever they say; they are not told. The relay is, and the other
    /// devices.
    public void block(UUID userId, boolean blocked) {
        commit(work -> {
            Chats chats = work.timeline().chats();
            Optional<UUID> place = chats.placeForOwn(userId);
            Content content = content(
                    place.orElse(userId),
                    new OwnSync.Blocked(userId, blocked),
                    chats.blockStamp(userId).atMillis());
            chats.blockHere(userId, blocked, Stamp.of(content));
            if (place.isPresent()) toOwnDevices(work, content);
            work.timeline().tell(new Event.PersonChanged(userId));
        });
    }

    /// What others learn of the user: from now on, on all their devices.
    public void privacy(boolean readReceipts, boolean typing) {
        commit(work -> {
            Optional<UUID> place = work.timeline().chats().placeForOwn(Stamp.NONE.id());
            OwnSync.Privacy said = new OwnSync.Privacy(readReceipts, typing);
            long after = Privacy.of(work.rows()).stamp().atMillis();
            Content content = content(place.orElse(Stamp.NONE.id()), said, after);
            Privacy.take(work.rows(), said, Stamp.of(content));
            if (place.isPresent()) toOwnDevices(work, content);
        });
    }

    public void welcomeStrangers(boolean yes) {
        commit(work -> work.timeline().chats().welcomeStrangers(yes));
    }

    /// The user has seen this message and all before it. Their authors are told where the conversation is accepted and
    /// the user wants it, the own devices always. How many were new.
    public int read(UUID messageId) {
        int[] count = {0};
        commit(work -> work.timeline().find(messageId).ifPresent(last -> {
            List<Message> unread = new Unread(work.rows()).upTo(last);
            Applying applying = new Applying(profile, work);
            for (Message each : unread) applying.seen(each, profile.nowMillis());
            for (int from = 0; from < unread.size(); from += Receipt.MAX_IDS) {
                tellRead(
                        work,
                        last.conversationId(),
                        unread.subList(from, Math.min(unread.size(), from + Receipt.MAX_IDS)));
            }
            count[0] = unread.size();
        }));
        return count[0];
    }

    /// Between two one content serves both; else each author learns of their own.
    private void tellRead(Work work, UUID conversationId, List<Message> seen) {
        List<UUID> ids = seen.stream().map(Message::id).toList();
        boolean isAccepted = work.timeline().chat(conversationId).isAccepted()
                && Privacy.of(work.rows()).readReceipts();
        boolean isPair = new Conversations(work.rows()).isDirect(conversationId);
        if (isAccepted && isPair) {
            queue(work).add(content(conversationId, new Receipt.Read(ids), 0));
            return;
        }
        toOwnDevices(work, content(conversationId, new OwnSync.Read(ids), 0));
        if (!isAccepted) return;
        Map<UUID, List<UUID>> byAuthor = new LinkedHashMap<>();
        for (Message each : seen) {
            byAuthor.computeIfAbsent(each.senderId(), _ -> new ArrayList<>()).add(each.id());
        }
        byAuthor.forEach((author, theirs) ->
                queue(work).add(content(conversationId, new Receipt.Read(theirs), 0), List.of(author)));
    }

    private void toOwnDevices(Work work, Content content) {
        queue(work).add(content, List.of(profile.self().userId()));
    }

    private Content content(UUID conversationId, Body body, long afterMillis) {
        return new Content(profile.ids().next(), conversationId, Math.max(profile.nowMillis(), afterMillis + 1), body);
    }

    private Queue queue(Work work) {
        return new Queue(profile, work.rows());
    }

    private void commit(Consumer<Work> act) {
        Timeline.commit(profile, tell, work -> {
            act.accept(work);
            return true;
        });
    }
}
