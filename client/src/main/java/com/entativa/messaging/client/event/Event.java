package com.entativa.messaging.client.event;

import com.entativa.messaging.client.call.Call;
import com.entativa.messaging.client.call.Signal;
import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.conversation.Chat;
import com.entativa.messaging.client.link.OwnDevice;
import com.entativa.messaging.client.live.Presence;
import com.entativa.messaging.client.message.Message;
import java.util.UUID;

/// What happened, told after it was committed.
public sealed interface Event {
    /// A line is new, or another than before (its progress, a placeholder that healed).
    record MessageChanged(Message message) implements Event {}

    /// A line is gone: deleted, expired, or a placeholder of what is not shown.
    record MessageRemoved(UUID conversationId, UUID messageId) implements Event {}

    /// How a conversation stands: its unread lines, its place in the list, what was chosen for it.
    record ConversationChanged(Chat chat) implements Event {}

    /// A file of a message is on its way, out or in. Bytes are of the sealed file.
    record FileMoved(UUID conversationId, UUID messageId, UUID fileId, boolean isUpload, Progress progress)
            implements Event {
        public record Progress(long done, long total, State state) {}

        public enum State {
            MOVING,
            DONE,
            CANCELLED,
            /// The relay is away: goes on when it is back.
            WAITING,
            FAILED
        }
    }

    record ConnectionChanged(Connected state) implements Event {}

    /// The inbox is empty: all that waited at the relay is here.
    enum CaughtUp implements Event {
        CAUGHT_UP
    }

    /// A person has a name that was not known, or another than before; or is blocked now, or no more.
    record PersonChanged(UUID userId) implements Event {}

    /// A person's identity key is another than before; sending to them waits for `acceptIdentity`.
    record IdentityChanged(UUID userId) implements Event {}

    /// A device joined this account; its user may not know of it.
    record DeviceAdded(OwnDevice device) implements Event {}

    record DeviceRemoved(int deviceId) implements Event {}

    /// Somebody types here, or stopped.
    record TypingChanged(UUID conversationId, UUID userId, boolean typing) implements Event {}

    /// Of a person who is watched.
    record PresenceChanged(Presence presence) implements Event {}

    /// How a call stands.
    record CallChanged(Call call) implements Event {}

    /// What the other side says of a call for WebRTC, held against the sealed fingerprint.
    record CallSignal(UUID callId, Aside.Step step, String text) implements Event {
        @Override
        public String toString() {
            return "CallSignal[" + callId + ", " + step + "]";
        }
    }

    /// A signal was stored as taken: the core's own, nobody else is told.
    record CallSignalled(Signal signal) implements Event {}

    /// A fault of this program, for whoever mends it. Holds no content.
    record Fault(String where, RuntimeException cause) implements Event {}

    enum Connected {
        ONLINE,
        OFFLINE,
        /// The device is connected elsewhere; it does not reconnect by itself.
        ELSEWHERE,
        LOGGED_OUT
    }
}
