package com.entativa.messaging.client.portrait;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.conversation.Chats;
import com.entativa.messaging.client.conversation.Stamp;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Conversations;
import com.entativa.messaging.client.outbox.Queue;
import com.entativa.messaging.client.store.Transaction;
import com.entativa.messaging.client.timeline.Timeline;
import com.entativa.messaging.protocol.key.Bytes32;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/// The user's own name and picture, and who is given them: each person of an accepted conversation of two in which
/// something was said, once a change; no stranger, nobody who is blocked. Own devices have it too. C-N-1
public final class Introducing {
    private static final UUID NOBODY = Stamp.NONE.id();
    private final Profile profile;

    public Introducing(Profile profile) {
        this.profile = profile;
    }

    /// Under another name; the picture stays.
    public void rename(String name, Consumer<Event> tell) {
        change(tell, before -> new Aside.Profile(before.profileKey(), name, before.avatar()));
    }

    /// With another picture, or none. Its key is the profile key from now on.
    public void show(Bytes32 key, Aside.Avatar avatar, Consumer<Event> tell) {
        change(tell, before -> new Aside.Profile(key, before.name(), avatar));
    }

    private interface Change {
        Aside.Profile after(Aside.Profile before);
    }

    private void change(Consumer<Event> tell, Change change) {
        Timeline.commit(profile, tell, work -> {
            Portraits portraits = new Portraits(work.rows());
            Optional<Portrait> before = portraits.find(self());
            long after = before.map(known -> known.stamp().atMillis() + 1).orElse(0L);
            Stamp stamp = new Stamp(
                    Math.max(profile.nowMillis(), after), profile.ids().next());
            Aside.Profile said = change.after(before.map(Portrait::said).orElseGet(this::first));
            portraits.take(new Portrait(self(), said, stamp));
            new Chats(work.rows()).portraitIsDue();
            work.timeline().tell(new Event.PersonChanged(self()));
            return true;
        });
    }

    private Aside.Profile first() {
        Bytes32 key = Bytes32.copyOf(profile.platform().randomness().bytes(Bytes32.LENGTH));
        return new Aside.Profile(key, profile.account().displayName(), Aside.Avatar.None.NONE);
    }

    /// Queues it for whoever lacks it. Costs one read where nobody does.
    public void run() {
        profile.platform().store().inTransaction(rows -> {
            Portraits portraits = new Portraits(rows);
            if (!portraits.isDue()) return true;
            portraits.find(self()).ifPresent(own -> lacking(rows, own).forEach((userId, place) -> {
                UUID id = profile.ids().next();
                Content content = new Content(id, place, own.stamp().atMillis(), own.said());
                new Queue(profile, rows).add(content, List.of(userId));
                portraits.given(userId, own.stamp());
            }));
            portraits.settled();
            return true;
        });
    }

    /// Another device of ours said it, and gives it to those we talk with now.
    void said(Transaction rows, Portrait own) {
        Portraits portraits = new Portraits(rows);
        lacking(rows, own).keySet().forEach(userId -> portraits.given(userId, own.stamp()));
        portraits.given(self(), own.stamp());
    }

    private Map<UUID, UUID> lacking(Transaction rows, Portrait own) {
        Portraits portraits = new Portraits(rows);
        Chats chats = new Chats(rows);
        Map<UUID, UUID> lacking = new LinkedHashMap<>();
        chats.placeForOwn(NOBODY).ifPresent(place -> lacking.put(self(), place));
        for (Conversation each : new Conversations(rows).all()) {
            Optional<UUID> other = new Conversations(rows).other(each.id(), self());
            boolean talks = chats.find(each.id()).filter(Chat::hasBegun).isPresent();
            other.filter(userId -> talks && !chats.isBlocked(userId))
                    .ifPresent(userId -> lacking.put(userId, each.id()));
        }
        lacking.keySet().removeIf(userId -> portraits.isGiven(userId, own.stamp()));
        return lacking;
    }

    private UUID self() {
        return profile.self().userId();
    }
}
