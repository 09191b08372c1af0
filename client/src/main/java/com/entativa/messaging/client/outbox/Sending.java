package com.entativa.messaging.client.outbox;

import com.entativa.messaging.client.account.Profile;
import com.entativa.messaging.client.content.Content;
import com.entativa.messaging.client.content.Saying;
import com.entativa.messaging.client.event.Event;
import com.entativa.messaging.client.message.Message;
import com.entativa.messaging.client.message.Message.Line;
import com.entativa.messaging.client.message.Message.Progress;
import com.entativa.messaging.client.message.Messages;
import com.entativa.messaging.client.outbox.OutboxEntry.Stage;
import com.entativa.messaging.client.session.Peers;
import com.entativa.messaging.client.store.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// What a user's wish to say something leaves in the store, in one commit each.
public final class Sending {
    private final Profile profile;
    private final Store store;

    public Sending(Profile profile) {
        this.profile = profile;
        this.store = profile.platform().store();
    }

    /// The line and its place in the outbox. At most {@link Content#MAX_TEXT_BYTES} of UTF-8, else it throws.
    public Message text(UUID conversationId, String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > Content.MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("a text of more than " + Content.MAX_TEXT_BYTES + " bytes");
        }
        UUID id = profile.ids().next();
        long now = profile.nowMillis();
        UUID self = profile.self().userId();
        Message message = new Message(id, conversationId, self, now, new Line.Own(text, Progress.QUEUED));
        return store.inTransaction(rows -> {
            new Messages(rows).put(message);
            new Queue(profile, rows).add(new Content(id, conversationId, now, new Saying.Text(text)));
            return message;
        });
    }

    /// Pins the identity as it is now; what was held for it is queued again.
    public List<Event> accept(UUID userId, boolean verified) {
        return store.inTransaction(rows -> {
            Peers peers = new Peers(rows);
            peers.put(peers.find(userId).accepted(verified));
            List<Event> events = new ArrayList<>();
            Queue queue = new Queue(profile, rows);
            Messages messages = new Messages(rows);
            for (OutboxEntry entry : queue.all()) {
                if (!(entry.stage() instanceof Stage.Held(UUID heldFor)) || !heldFor.equals(userId)) continue;
                queue.put(entry.with(new Stage.Waiting(0, 0)));
                messages.find(entry.id()).ifPresent(line -> {
                    if (!(line.line() instanceof Line.Own(String text, Progress _))) return;
                    Message queued = line.with(new Line.Own(text, Progress.QUEUED));
                    messages.put(queued);
                    events.add(new Event.MessageChanged(queued));
                });
            }
            return events;
        });
    }
}
