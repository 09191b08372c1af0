package com.entativa.messaging.server.socket;

import com.entativa.messaging.api.AnswerFrame;
import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.SendFrame;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.conversation.ConversationStore;
import com.entativa.messaging.server.conversation.Conversations;
import com.entativa.messaging.server.device.Devices;
import com.entativa.messaging.server.device.Standing;
import com.entativa.messaging.server.limit.Allowance;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.mailbox.Send;
import com.entativa.messaging.server.mailbox.SendOutcome;
import com.entativa.messaging.server.mailbox.SendQueue;
import java.util.List;
import java.util.UUID;

/// Frames that send a message. Answered after the commit.
public final class Sending {
    private final SendQueue sends;
    private final Conversations conversations;
    private final Devices devices;
    private final Allowance<UUID> messages;

    /// `messages` is the account's limit.
    public Sending(SendQueue sends, Conversations conversations, Devices devices, Allowance<UUID> messages) {
        this.sends = sends;
        this.conversations = conversations;
        this.devices = devices;
        this.messages = messages;
    }

    void handle(SendFrame frame, Peer peer) {
        switch (frame) {
            case SendFrame.Envelopes(Submission submission) -> send(Send.of(peer.device(), submission), peer);
            case SendFrame.Plain plain -> plain(plain, peer);
        }
    }

    private void plain(SendFrame.Plain plain, Peer peer) {
        Send.Contents contents = new Send.Contents.Plain(plain.content());
        switch (plain.target()) {
            case SendFrame.Target.InConversation(UUID id) ->
                send(new Send(peer.device(), plain.messageId(), id, contents, plain.terms()), peer);
            case SendFrame.Target.ToUser(UUID user) -> toUser(plain, user, contents, peer);
        }
    }

    private void toUser(SendFrame.Plain plain, UUID user, Send.Contents contents, Peer peer) {
        UUID messageId = plain.messageId();
        if (isNotLinked(messageId, peer)) return;
        switch (conversations.create(peer.device().userId(), Conversation.Type.DIRECT, List.of(user))) {
            case Conversations.Outcome.Stored(ConversationStore.Created.Made(Conversation made)) ->
                send(new Send(peer.device(), messageId, made.id(), contents, plain.terms()), peer);
            case Conversations.Outcome.Stored(ConversationStore.Created.Stood(Conversation stood)) ->
                send(new Send(peer.device(), messageId, stood.id(), contents, plain.terms()), peer);
            case Conversations.Outcome.Stored(ConversationStore.Created.UnknownParticipant _) ->
                peer.refuse(ErrorCode.NOT_FOUND, "no such user", Peer.about(messageId));
            case Conversations.Outcome.Stored(ConversationStore.Created.NotAccepted _) ->
                peer.refuse(ErrorCode.NOT_ACCEPTED, "not taken from you", Peer.about(messageId));
            case Conversations.Outcome.WrongParticipants _, Conversations.Outcome.TooMany _ ->
                peer.refuse(ErrorCode.BAD_REQUEST, "recipient_id is another user", Peer.about(messageId));
        }
    }

    private void send(Send send, Peer peer) {
        if (isNotLinked(send.messageId(), peer)) return;
        if (messages.take(peer.device().userId()) instanceof Verdict.Wait wait) {
            peer.tooMany(send.messageId(), wait.seconds());
            return;
        }
        Json.Builder about = Peer.about(send.messageId());
        switch (sends.send(send)) {
            case SendOutcome.Accepted(long sentAt) ->
                peer.say(new AnswerFrame.Sent(send.messageId(), send.conversationId(), sentAt));
            case SendOutcome.NotAccepted _ -> peer.refuse(ErrorCode.NOT_ACCEPTED, "not taken from you", about);
            case SendOutcome.NotFound _ -> peer.refuse(ErrorCode.NOT_FOUND, "no such conversation", about);
            case SendOutcome.Differs(var difference) ->
                peer.refuse(ErrorCode.DEVICES_DIFFER, "the devices differ", difference.into(about));
            case SendOutcome.IdTaken _ -> peer.refuse(ErrorCode.MESSAGE_ID_TAKEN, "make another message_id", about);
            case SendOutcome.TooLarge _ -> peer.refuse(ErrorCode.TOO_LARGE, "a ciphertext is above 96 KiB", about);
            case SendOutcome.Overloaded _ -> peer.tooMany(send.messageId(), 1);
            case SendOutcome.Unavailable _ -> peer.refuse(ErrorCode.UNAVAILABLE, "send the same again", about);
        }
    }

    /// Says so when that is the case.
    private boolean isNotLinked(UUID messageId, Peer peer) {
        if (devices.standing(peer.device()) == Standing.LINKED) return false;
        peer.refuse(ErrorCode.DEVICE_NOT_LINKED, "this device shows a signed prekey first", Peer.about(messageId));
        return true;
    }
}
