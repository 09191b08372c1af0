package com.entativa.messaging.client.message;

import com.entativa.messaging.client.content.Aside;
import com.entativa.messaging.client.content.GroupAct;
import com.entativa.messaging.client.content.Octets;
import com.entativa.messaging.client.content.Unreadable;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// A line of a conversation as it is kept and shown. `atMillis` orders it: the server's time, for own ones not
/// sent yet this device's.
public record Message(UUID id, UUID conversationId, UUID senderId, long atMillis, Line line) {

    public Message with(Line changed) {
        return new Message(id, conversationId, senderId, atMillis, changed);
    }

    public Message at(long millis) {
        return new Message(id, conversationId, senderId, millis, line);
    }

    /// As a row, and as it is given to another device of one's own.
    public byte[] encoded() {
        return MessageCodec.write(this);
    }

    /// Throws when it is of a kind this version does not know.
    public static Message read(byte[] row) {
        return MessageCodec.read(row);
    }

    /// What was said on it, with all that became of it; empty for lines that say nothing.
    public List<Said> said() {
        return switch (line) {
            case Line.Received(Said said) -> List.of(said);
            case Line.Own(Said said, Progress _, Reach _) -> List.of(said);
            default -> List.of();
        };
    }

    /// Changes what was said on it; other lines stay as they are.
    public Message saying(UnaryOperator<Said> change) {
        return switch (line) {
            case Line.Received(Said said) -> with(new Line.Received(change.apply(said)));
            case Line.Own(Said said, Progress progress, Reach reach) ->
                with(new Line.Own(change.apply(said), progress, reach));
            default -> this;
        };
    }

    public sealed interface Line {
        /// Received and read by this device.
        record Received(Said said) implements Line {
            public String text() {
                return said.text();
            }
        }

        /// Our own, and how far it has come.
        record Own(Said said, Progress progress, Reach reach) implements Line {
            public String text() {
                return said.text();
            }

            public Own with(Progress changed) {
                return new Own(said, changed, reach);
            }
        }

        /// Its author took it back. Nothing of what it said is kept.
        enum Deleted implements Line {
            DELETED
        }

        /// Came, could not be read: a placeholder that heals in place when it is sent again.
        record Placeholder(Unreadable reason) implements Line {}

        /// Of a kind of a later version: kept, and shown as such.
        record Unknown(int kind, Octets fields) implements Line {}

        /// The sender's identity key is another than before.
        enum IdentityChanged implements Line {
            IDENTITY_CHANGED
        }

        /// The sender set how long what is said stays; 0: for good.
        record TimerChanged(int seconds) implements Line {}

        /// The sender did this to the group.
        record Group(GroupAct act) implements Line {}

        /// A call that was made; the sender made it.
        record Call(long callId, Aside.Media media, CallEnd end, long durationMillis) implements Line {}
    }

    /// To how many of the others it has come, and how many have seen it.
    public record Reach(int delivered, int read) {
        public static final Reach NONE = new Reach(0, 0);

        public Reach and(boolean oneMoreHasIt, boolean oneMoreSawIt) {
            return new Reach(delivered + (oneMoreHasIt ? 1 : 0), read + (oneMoreSawIt ? 1 : 0));
        }
    }

    public enum CallEnd {
        ANSWERED(1),
        MISSED(2),
        DECLINED(3),
        FAILED(4);

        private final int code;

        CallEnd(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static CallEnd of(int code) {
            for (CallEnd end : values()) if (end.code == code) return end;
            throw new IllegalStateException("a message row has an unknown end of a call");
        }
    }

    public enum Progress {
        QUEUED(1),
        /// Waits until its recipient's changed identity is accepted.
        HELD(2),
        SENT(3),
        /// A device of each of the others has it.
        DELIVERED(4),
        /// The relay refused it for good; it can be tried again.
        FAILED(5),
        /// All the others have seen it.
        READ(6),
        /// Its files are on their way to the relay; then it is queued.
        UPLOADING(7);

        private final int code;

        Progress(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        /// Somebody has it: whatever the relay says afterwards, it was sent.
        public boolean hasArrived() {
            return this == DELIVERED || this == READ;
        }

        static Progress of(int code) {
            for (Progress progress : values()) if (progress.code == code) return progress;
            throw new IllegalStateException("a message row has an unknown progress");
        }
    }
}
