package com.entativa.messaging.client.conversation;

import com.entativa.messaging.client.content.Content;
import java.util.UUID;

/// When something was chosen, and by which content: of two the later holds, on every device alike.
public record Stamp(long atMillis, UUID id) {
    public static final Stamp NONE = new Stamp(0, UUID.fromString("00000000-0000-0000-0000-000000000000"));

    public static Stamp of(Content content) {
        return new Stamp(content.sentAtMillis(), content.messageId());
    }

    public boolean isAfter(Stamp other) {
        if (atMillis != other.atMillis) return atMillis > other.atMillis;
        return id.toString().compareTo(other.id.toString()) > 0;
    }
}
