package com.entativa.messaging.client.conversation;

import com.entativa.messaging.client.content.OwnSync.Choices;
import com.entativa.messaging.client.content.OwnSync.Standing;
import java.util.UUID;

/// A conversation as it stands on this device.
public record Chat(UUID conversationId, Tally tally, Chosen chosen, Timer timer, String draft) {

    public static Chat fresh(UUID conversationId, Standing standing) {
        Chosen chosen = new Chosen(Choices.NONE.with(standing), Stamp.NONE);
        return new Chat(conversationId, new Tally(0, 0, 0), chosen, new Timer(0, Stamp.NONE), "");
    }

    /// The time of its newest line (0: none yet), the lines not seen, and the contents that wait for a line.
    public record Tally(long lastAtMillis, int unread, int waiting) {}

    public record Chosen(Choices choices, Stamp stamp) {}

    /// How long what is said stays; 0: for good.
    public record Timer(int seconds, Stamp stamp) {}

    public Choices choices() {
        return chosen.choices();
    }

    public boolean isAccepted() {
        return choices().standing() == Standing.ACCEPTED;
    }

    /// Accepted, and something was said.
    public boolean hasBegun() {
        return isAccepted() && tally.lastAtMillis > 0;
    }

    public boolean isMuted(long nowMillis) {
        return choices().mutedUntilMillis() > nowMillis;
    }

    public Chat lastAt(long millis) {
        return with(new Tally(millis, tally.unread, tally.waiting));
    }

    public Chat unread(int change) {
        return with(new Tally(tally.lastAtMillis, Math.max(0, tally.unread + change), tally.waiting));
    }

    public Chat waiting(int change) {
        return with(new Tally(tally.lastAtMillis, tally.unread, Math.max(0, tally.waiting + change)));
    }

    /// The later choice holds.
    public Chat choosing(Choices choices, Stamp stamp) {
        boolean holds = stamp.isAfter(chosen.stamp);
        return holds ? new Chat(conversationId, tally, new Chosen(choices, stamp), timer, draft) : this;
    }

    /// The later setting holds.
    public Chat timing(int seconds, Stamp stamp) {
        boolean holds = stamp.isAfter(timer.stamp);
        return holds ? new Chat(conversationId, tally, chosen, new Timer(seconds, stamp), draft) : this;
    }

    public Chat drafting(String text) {
        return new Chat(conversationId, tally, chosen, timer, text);
    }

    /// As it is given to another device of one's own: its place in the list and the choices, nothing of its lines.
    public byte[] handedOver() {
        return ChatCodec.write(with(new Tally(tally.lastAtMillis, 0, 0)).drafting(""));
    }

    public static Chat handedOver(byte[] bytes) {
        return ChatCodec.read(bytes);
    }

    private Chat with(Tally changed) {
        return new Chat(conversationId, changed, chosen, timer, draft);
    }

    @Override
    public String toString() {
        return "Chat[" + conversationId + ", " + tally + ", " + chosen.choices + "]";
    }
}
