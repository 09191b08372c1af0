package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.CallFrame;
import com.entativa.messaging.api.ClientFrame;
import com.entativa.messaging.api.ConnectionFrame;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.ReceiptFrame;
import com.entativa.messaging.api.SendFrame;
import com.entativa.messaging.api.TypingFrame;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.ops.Unavailable;
import java.util.UUID;
import java.util.function.Supplier;

/// Reads each frame of a client and hands it to its group. Blocking; one call at a time for one socket, many sockets
/// at once.
public final class FrameHandler {
    private final Groups groups;
    private final Supplier<UUID> ids;

    /// `ids` names messages whose sender gave no id.
    public FrameHandler(Groups groups, Supplier<UUID> ids) {
        this.groups = groups;
        this.ids = ids;
    }

    /// Who handles which frames: one class a group.
    public record Groups(Sending sending, Acknowledging acknowledging, TypingFrames typing, Calling calling) {}

    void handle(String text, Peer peer) {
        switch (ClientFrame.read(text, ids.get())) {
            case Json.Read.Ok<ClientFrame>(ClientFrame frame) -> guarded(frame, peer);
            case Json.Read.Malformed<ClientFrame>(String where) ->
                peer.refuse(ErrorCode.BAD_REQUEST, where, about(text));
        }
    }

    private void guarded(ClientFrame frame, Peer peer) {
        try {
            dispatch(frame, peer);
        } catch (Unavailable e) {
            peer.refuse(ErrorCode.UNAVAILABLE, "try again soon", frame.naming());
        }
    }

    private void dispatch(ClientFrame frame, Peer peer) {
        switch (frame) {
            case SendFrame send -> groups.sending().handle(send, peer);
            case ReceiptFrame receipt -> groups.acknowledging().handle(receipt, peer);
            case TypingFrame typing -> groups.typing().handle(typing, peer);
            case CallFrame call -> groups.calling().handle(call, peer);
            case ConnectionFrame.Resume _ -> peer.pump().resume();
            case ConnectionFrame.Ping _ -> peer.say(AnswerFrame.Pong.PONG);
        }
    }

    /// The message a frame is about that is wrong otherwise, if it names one.
    private static Json.Builder about(String text) {
        return switch (Json.read(text, frame -> frame.uuid("message_id"))) {
            case Json.Read.Ok<UUID>(UUID id) -> Peer.about(id);
            case Json.Read.Malformed<UUID> _ -> Json.build();
        };
    }
}
