package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.ClientFrame;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.ServerFrame;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.conversation.ConversationStore;
import com.entativa.messaging.server.conversation.Conversations;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.device.Standing;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.mailbox.Send;
import com.entativa.messaging.server.mailbox.SendOutcome;
import com.entativa.messaging.server.mailbox.SendQueue;
import com.entativa.messaging.server.ops.Unavailable;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/// What each frame of a client does. Blocking; one call at a time for one socket.
public final class FrameHandler {
    private final Services services;
    private final DeviceAddress device;
    private final DeliveryPump pump;
    private final Outlet out;

    FrameHandler(Services services, DeviceAddress device, DeliveryPump pump, Outlet out) {
        this.services = services;
        this.device = device;
        this.pump = pump;
        this.out = out;
    }

    /// What frames need of the server.
    public record Services(
            SendQueue sends, Mailboxes mailboxes, Conversations conversations, Devices devices, Sending sending) {}

    /// `messages` is the account's limit, `ids` names messages whose sender gave no id.
    public record Sending(Allowance<UUID> messages, Supplier<UUID> ids) {}

    void handle(String text) {
        switch (ClientFrame.read(text, services.sending().ids().get())) {
            case Json.Read.Ok<ClientFrame>(ClientFrame frame) -> guarded(frame);
            case Json.Read.Malformed<ClientFrame>(String where) ->
                refuse(ErrorCode.BAD_REQUEST, where, messageId(text));
        }
    }

    private void guarded(ClientFrame frame) {
        try {
            handle(frame);
        } catch (Unavailable e) {
            refuse(ErrorCode.UNAVAILABLE, "try again soon", about(frame));
        }
    }

    private void handle(ClientFrame frame) {
        switch (frame) {
            case ClientFrame.Send(Submission submission) -> send(Send.of(device, submission));
            case ClientFrame.SendPlain plain -> plain(plain);
            case ClientFrame.Acknowledge(List<UUID> ids) -> acknowledge(ids);
            case ClientFrame.Delivered(UUID id) -> {
                services.mailboxes().delivered(device, id);
                out.say(new ServerFrame.Acknowledged(List.of(id)));
            }
            case ClientFrame.Resume _ -> pump.resume();
            case ClientFrame.Ping _ -> out.say(ServerFrame.Pong.PONG);
        }
    }

    private void acknowledge(List<UUID> ids) {
        if (ids.isEmpty() || ids.size() > 256) {
            refuse(ErrorCode.BAD_REQUEST, "message_ids has 1 to 256", Json.build());
            return;
        }
        services.mailboxes().acknowledge(device, ids);
        out.say(new ServerFrame.Acknowledged(ids));
    }

    private void plain(ClientFrame.SendPlain plain) {
        Send.Contents contents = new Send.Contents.Plain(plain.content());
        switch (plain.target()) {
            case ClientFrame.Target.InConversation(UUID id) -> send(new Send(device, plain.messageId(), id, contents));
            case ClientFrame.Target.ToUser(UUID user) -> toUser(plain.messageId(), user, contents);
        }
    }

    private void toUser(UUID messageId, UUID user, Send.Contents contents) {
        if (services.devices().standing(device) != Standing.LINKED) {
            notLinked(messageId);
            return;
        }
        switch (services.conversations().create(device.userId(), Conversation.Type.DIRECT, List.of(user))) {
            case Conversations.Outcome.Stored(ConversationStore.Created.Made(Conversation made)) ->
                send(new Send(device, messageId, made.id(), contents));
            case Conversations.Outcome.Stored(ConversationStore.Created.Stood(Conversation stood)) ->
                send(new Send(device, messageId, stood.id(), contents));
            case Conversations.Outcome.Stored(ConversationStore.Created.UnknownParticipant _) ->
                refuse(ErrorCode.NOT_FOUND, "no such user", about(messageId));
            case Conversations.Outcome.WrongParticipants _ ->
                refuse(ErrorCode.BAD_REQUEST, "recipient_id is another user", about(messageId));
        }
    }

    private void send(Send send) {
        if (services.devices().standing(device) != Standing.LINKED) {
            notLinked(send.messageId());
            return;
        }
        if (services.sending().messages().take(device.userId()) instanceof Verdict.Wait wait) {
            tooMany(send.messageId(), wait.seconds());
            return;
        }
        Json.Builder about = about(send.messageId());
        switch (services.sends().send(send)) {
            case SendOutcome.Accepted(long sentAt) ->
                out.say(new ServerFrame.Sent(send.messageId(), send.conversationId(), sentAt));
            case SendOutcome.NotFound _ -> refuse(ErrorCode.NOT_FOUND, "no such conversation", about);
            case SendOutcome.Differs(var difference) ->
                refuse(ErrorCode.DEVICES_DIFFER, "the devices differ", difference.into(about));
            case SendOutcome.IdTaken _ -> refuse(ErrorCode.MESSAGE_ID_TAKEN, "make another message_id", about);
            case SendOutcome.TooLarge _ -> refuse(ErrorCode.TOO_LARGE, "a ciphertext is above 96 KiB", about);
            case SendOutcome.Overloaded _ -> tooMany(send.messageId(), 1);
            case SendOutcome.Unavailable _ -> refuse(ErrorCode.UNAVAILABLE, "send the same again", about);
        }
    }

    private void notLinked(UUID messageId) {
        refuse(ErrorCode.DEVICE_NOT_LINKED, "this device shows a signed prekey first", about(messageId));
    }

    private void tooMany(UUID messageId, int seconds) {
        refuse(ErrorCode.TOO_MANY_REQUESTS, "too often", about(messageId).put("retry_after", seconds));
    }

    private void refuse(ErrorCode code, String detail, Json.Builder about) {
        out.say(new ServerFrame.Refused(code.code(), detail, about.object()));
    }

    private static Json.Builder about(UUID messageId) {
        return Json.build().put("message_id", messageId);
    }

    private static Json.Builder about(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Send(Submission submission) -> about(submission.messageId());
            case ClientFrame.SendPlain plain -> about(plain.messageId());
            case ClientFrame.Delivered(UUID id) -> about(id);
            case ClientFrame.Acknowledge _, ClientFrame.Resume _, ClientFrame.Ping _ -> Json.build();
        };
    }

    /// Of a frame that is wrong otherwise, if it has one.
    private static Json.Builder messageId(String text) {
        return switch (Json.read(text, frame -> frame.uuid("message_id"))) {
            case Json.Read.Ok<UUID>(UUID id) -> about(id);
            case Json.Read.Malformed<UUID> _ -> Json.build();
        };
    }
}
