package com.entativa.messaging.server.http;

import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.Problem;
import com.entativa.messaging.api.Submission;
import com.entativa.messaging.api.Terms;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.conversation.ConversationStore;
import com.entativa.messaging.server.conversation.Conversations;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import com.entativa.messaging.server.mailbox.MailboxStore;
import com.entativa.messaging.server.mailbox.Mailboxes;
import com.entativa.messaging.server.mailbox.Send;
import com.entativa.messaging.server.mailbox.SendOutcome;
import com.entativa.messaging.server.mailbox.SendQueue;
import com.entativa.messaging.server.mailbox.Waiting;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Tag *messages* of the contract.
public final class MessageOperations implements Operations {
    private static final int PAGE = 100;
    private final SendQueue sends;
    private final Mailboxes mailboxes;
    private final Conversations conversations;
    private final Supplier<UUID> ids;
    private final Allowances limits;

    public MessageOperations(
            SendQueue sends, Mailboxes mailboxes, Conversations conversations, Supplier<UUID> ids, Allowances limits) {
        this.sends = sends;
        this.mailboxes = mailboxes;
        this.conversations = conversations;
        this.ids = ids;
        this.limits = limits;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "sendMessage", Operation.linked(this::send),
                "listConversationMessages", Operation.linked(this::listOfConversation),
                "listMessages", Operation.known(this::list),
                "acknowledgeMessages", Operation.known(this::acknowledge),
                "markDelivered", Operation.known(this::markDelivered));
    }

    private Reply send(DeviceAddress caller, Call call) {
        if (limits.messages().take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        UUID conversation = call.id("conversationId");
        return call.reading(
                body -> body.has("envelopes") || body.has("shared")
                        ? Send.of(caller, Submission.from(body, conversation))
                        : plain(caller, body, conversation),
                send -> reply(send, sends.send(send)));
    }

    private Send plain(DeviceAddress caller, Json.Obj body, UUID conversation) {
        UUID id = body.has("message_id") ? body.uuid("message_id") : ids.get();
        return new Send(caller, id, conversation, new Send.Contents.Plain(body.base64("content")), Terms.from(body));
    }

    private Reply listOfConversation(DeviceAddress caller, Call call) {
        UUID conversation = call.id("conversationId");
        if (conversations.find(caller.userId(), conversation) instanceof ConversationStore.Found.NotFound) {
            return Reply.notFound();
        }
        return page(mailboxes.after(caller, conversation, call.number("after", 0), (int) call.number("limit", PAGE)));
    }

    private Reply list(DeviceAddress caller, Call call) {
        return page(mailboxes.after(caller, call.number("after", 0), (int) call.number("limit", PAGE)));
    }

    private Reply acknowledge(DeviceAddress caller, Call call) {
        return call.reading(body -> body.list("message_ids", Json::uuid), messageIds -> {
            mailboxes.acknowledge(caller, messageIds);
            return Reply.empty(204);
        });
    }

    private Reply markDelivered(DeviceAddress caller, Call call) {
        return mailboxes.delivered(caller, call.id("messageId")) ? Reply.empty(204) : Reply.notFound();
    }

    private static Reply page(MailboxStore.Page page) {
        return Reply.json(
                200,
                Json.build()
                        .put("messages", page.waiting(), Waiting::toJson)
                        .put("more", page.more())
                        .object());
    }

    private static Reply reply(Send send, SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted(long sentAt) ->
                Reply.json(
                        201,
                        Json.build()
                                .put("message_id", send.messageId())
                                .put("conversation_id", send.conversationId())
                                .put("sent_at", sentAt)
                                .object());
            case SendOutcome.NotFound _ -> Reply.notFound();
            case SendOutcome.NotAccepted _ -> Reply.notAccepted();
            case SendOutcome.Differs(var difference) -> Reply.problem(Problem.devicesDiffer(difference));
            case SendOutcome.IdTaken _ -> Reply.problem(ErrorCode.MESSAGE_ID_TAKEN, "make another message_id");
            case SendOutcome.TooLarge _ -> Reply.problem(ErrorCode.TOO_LARGE, "a ciphertext is above 96 KiB");
            case SendOutcome.Overloaded _ -> Reply.tooMany(new Verdict.Wait(Duration.ofSeconds(1)));
            case SendOutcome.Unavailable _ -> Reply.problem(ErrorCode.UNAVAILABLE, "send the same again");
        };
    }
}
