package com.entativa.messaging.server.http;

import com.entativa.messaging.api.Conversation;
import com.entativa.messaging.api.DeviceAddress;
import com.entativa.messaging.api.ErrorCode;
import com.entativa.messaging.api.json.Json;
import com.entativa.messaging.server.conversation.ConversationStore;
import com.entativa.messaging.server.conversation.Conversations;
import com.entativa.messaging.server.limit.Allowances;
import com.entativa.messaging.server.limit.Verdict;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Tag *conversations* of the contract.
public final class ConversationOperations implements Operations {
    private static final int PAGE = 50;
    private final Conversations conversations;
    private final Allowances limits;

    public ConversationOperations(Conversations conversations, Allowances limits) {
        this.conversations = conversations;
        this.limits = limits;
    }

    @Override
    public Map<String, Operation> byId() {
        return Map.of(
                "createConversation", Operation.linked(this::create),
                "listConversations", Operation.linked(this::list),
                "getConversation", Operation.linked(this::get));
    }

    /// Limited like look-ups: it tells whether a user exists.
    private Reply create(DeviceAddress caller, Call call) {
        if (limits.lookUps().take(caller.userId()) instanceof Verdict.Wait wait) return Reply.tooMany(wait);
        return call.reading(
                body -> new ConversationStore.Founding(
                        caller.userId(),
                        Conversation.Type.from(body.text("type")),
                        body.list("participant_ids", Json::uuid),
                        SealedState.from(body)),
                wanted -> SealedState.isTooLarge(wanted.encryptedState())
                        ? SealedState.tooLarge()
                        : reply(conversations.create(wanted)));
    }

    private Reply list(DeviceAddress caller, Call call) {
        int limit = (int) call.number("limit", PAGE);
        List<String> before = call.all("before");
        Conversations.Page page = before.isEmpty()
                ? conversations.newest(caller.userId(), limit)
                : conversations.before(caller.userId(), UUID.fromString(before.getFirst()), limit);
        return Reply.json(
                200,
                Json.build()
                        .put("conversations", page.conversations(), Conversation::toJson)
                        .put("more", page.more())
                        .object());
    }

    private Reply get(DeviceAddress caller, Call call) {
        return switch (conversations.find(caller.userId(), call.id("conversationId"))) {
            case ConversationStore.Found.Ok(Conversation found) -> Reply.json(200, found.toJson());
            case ConversationStore.Found.NotFound _ -> Reply.notFound();
        };
    }

    private static Reply reply(Conversations.Outcome outcome) {
        return switch (outcome) {
            case Conversations.Outcome.TooMany _ -> GroupOperations.full();
            case Conversations.Outcome.Stored(ConversationStore.Created.NotAccepted _) -> Reply.notAccepted();
            case Conversations.Outcome.WrongParticipants _ ->
                Reply.problem(ErrorCode.BAD_REQUEST, "a direct conversation has one other, a group at least one");
            case Conversations.Outcome.Stored(ConversationStore.Created.Made(Conversation made)) ->
                Reply.json(201, made.toJson());
            case Conversations.Outcome.Stored(ConversationStore.Created.Stood(Conversation stood)) ->
                Reply.json(200, stood.toJson());
            case Conversations.Outcome.Stored(ConversationStore.Created.UnknownParticipant _) -> Reply.notFound();
        };
    }
}
